namespace Lamina;

/// <summary>What a booster's trials chose.</summary>
/// <param name="Options">The settings, with as many trees as did best.</param>
/// <param name="Words">What differs from the defaults, in words.</param>
internal sealed record TunedBooster(LightGbmOptions Options, string Words);
