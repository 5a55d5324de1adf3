namespace Lamina;

/// <summary>How a feature's values reach the network and the booster.</summary>
public enum Encode
{
    /// <summary>By the member's type: numbers as numbers, enums and strings as categories, lists of strings as tokens, dates as calendar parts.</summary>
    Auto,

    /// <summary>As one number. For numeric types, <see cref="bool"/> and enums (their underlying value).</summary>
    Number,

    /// <summary>
    /// As a category with a vocabulary fitted on the training rows. For strings and whole numbers
    /// such as a store number, whose size means nothing.
    /// </summary>
    Category,

    /// <summary>
    /// As text: cut into words by <see cref="Tokenizer"/>, whose vectors are learned on the training rows. For strings; lists of
    /// strings are tokens without being told.
    /// </summary>
    Text,
}
