using System.Runtime.InteropServices;

namespace Sdk.Tests.Boosting;

/// <summary>A text model loaded by LightGBM itself, through its C API.</summary>
internal sealed class NativeLightGbm : IDisposable
{
    private const string Library = "lib_lightgbm";
    private const int Float32 = 0;
    private const int Probabilities = 0;
    private const int RawScores = 1;

    private readonly IntPtr handle;
    private readonly int outputs;

    public NativeLightGbm(string path)
    {
        Require(LGBM_BoosterCreateFromModelfile(path, out _, out handle));
        Require(LGBM_BoosterGetNumClasses(handle, out outputs));
        Require(LGBM_BoosterGetNumFeature(handle, out var columns));
        Columns = columns;
    }

    public int Columns { get; }

    /// <summary>The scores before the objective, <c>[rows, outputs]</c>.</summary>
    public double[] Scores(float[] matrix) => Predict(matrix, RawScores);

    /// <summary>Probabilities, or numbers, <c>[rows, outputs]</c>.</summary>
    public double[] Predict(float[] matrix) => Predict(matrix, Probabilities);

    /// <summary>The parameters that were read with the model, as JSON.</summary>
    public string Parameters()
    {
        var text = new byte[4_096];
        Require(LGBM_BoosterGetLoadedParam(handle, text.Length, out var length, text));
        return System.Text.Encoding.UTF8.GetString(text, 0, (int)length - 1);
    }

    /// <summary>In how many splits each column is used.</summary>
    public double[] SplitCounts()
    {
        var counts = new double[Columns];
        Require(LGBM_BoosterFeatureImportance(handle, 0, 0, counts));
        return counts;
    }

    public void Dispose() => _ = LGBM_BoosterFree(handle);

    private double[] Predict(float[] matrix, int kind)
    {
        var rows = matrix.Length / Columns;
        var results = new double[rows * outputs];
        Require(LGBM_BoosterPredictForMat(handle, matrix, Float32, rows, Columns, 1, kind, 0, -1, "num_threads=1", out var length, results));
        Assert.Equal(results.Length, length);
        return results;
    }

    private static void Require(int result) => Assert.True(result == 0, Marshal.PtrToStringUTF8(LGBM_GetLastError()));

    [DllImport(Library)]
    private static extern IntPtr LGBM_GetLastError();

    [DllImport(Library)]
    private static extern int LGBM_BoosterCreateFromModelfile([MarshalAs(UnmanagedType.LPUTF8Str)] string path, out int iterations, out IntPtr handle);

    [DllImport(Library)]
    private static extern int LGBM_BoosterGetNumClasses(IntPtr handle, out int count);

    [DllImport(Library)]
    private static extern int LGBM_BoosterGetNumFeature(IntPtr handle, out int count);

    [DllImport(Library)]
    private static extern int LGBM_BoosterGetLoadedParam(IntPtr handle, long room, out long length, byte[] text);

    [DllImport(Library)]
    private static extern int LGBM_BoosterFeatureImportance(IntPtr handle, int iterations, int kind, double[] counts);

    [DllImport(Library)]
    private static extern int LGBM_BoosterFree(IntPtr handle);

    [DllImport(Library)]
    private static extern int LGBM_BoosterPredictForMat(
        IntPtr handle,
        float[] data,
        int type,
        int rows,
        int columns,
        int rowMajor,
        int kind,
        int start,
        int iterations,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string parameters,
        out long length,
        double[] results);
}
