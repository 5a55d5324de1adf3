using Lamina;
using TorchSharp;

namespace Sdk.Tests;

/// <summary>A test that needs a GPU which libtorch can use: a CUDA build of libtorch, and a card.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CudaFactAttribute : FactAttribute
{
    public CudaFactAttribute()
    {
        NativeTorch.EnsureLoaded();
        if (!torch.cuda.is_available())
            Skip = "libtorch finds no GPU here.";
    }
}
