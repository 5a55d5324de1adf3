using Lamina;

namespace Interop.Tests.OnnxExport;

/// <summary>Exported networks in ONNX Runtime against the kernels.</summary>
public sealed class ExportTests
{
    private static readonly FitOptions Quick = new() { Seed = 1, Epochs = 3, Folds = 2, Threads = 1 };

    [Fact]
    public void Columns_of_every_kind_two_networks_members_residuals_and_classes()
    {
        var fit = CarTraining.Fit(Car.Simulate(300), Quick);
        OnnxComparison.AssertEqual<Car, CarSchema>(fit.Enricher.Network, [.. Car.Simulate(200, seed: 2), .. Car.Strange()], new OnnxExportOptions { MissingText = "(none)" });
    }

    [Fact]
    public void Images_and_sequences()
    {
        var fit = ScanTraining.Fit(Scan.Simulate(200), Quick);
        OnnxComparison.AssertEqual<Scan, ScanSchema>(fit.Enricher.Network, Scan.Simulate(150, seed: 2));
    }

    [Fact]
    public void Autoencoders_and_several_labels()
    {
        var fit = WardTraining.Fit(Ward.Simulate(200), Quick);
        OnnxComparison.AssertEqual<Ward, WardSchema>(fit.Enricher.Network, Ward.Simulate(150, seed: 2));
    }

    [Fact]
    public void Categories_in_context()
    {
        var fit = TripTraining.Fit(Trip.Simulate(200), Quick);
        OnnxComparison.AssertEqual<Trip, TripSchema>(
            fit.Enricher.Network, [.. Trip.Simulate(50, seed: 2), new Trip("nowhere", "never", (Fuel)7, 0), new Trip("city 1", null, Fuel.Diesel, 0)]);
    }

    [Fact]
    public void A_vocabulary_without_a_value()
    {
        var fit = NoteTraining.Fit(Note.Simulate(120), Quick);
        OnnxComparison.AssertEqual<Note, NoteSchema>(fit.Enricher.Network, Note.Simulate(30));
    }

    [Fact]
    public void A_batch_may_be_a_single_row()
    {
        var fit = NoteTraining.Fit(Note.Simulate(120), Quick);
        OnnxComparison.AssertEqual<Note, NoteSchema>(fit.Enricher.Network, Note.Simulate(1));
    }

    /// <summary>ONNX Runtime may make other operators of ours, some of which end the process there: see <see cref="NumberVectors"/>.</summary>
    [Fact]
    public void A_batch_may_be_empty()
    {
        OnnxComparison.AssertEqual<Note, NoteSchema>(NoteTraining.Fit(Note.Simulate(120), Quick).Enricher.Network, []);
        OnnxComparison.AssertEqual<Trip, TripSchema>(TripTraining.Fit(Trip.Simulate(120), Quick).Enricher.Network, []);
        OnnxComparison.AssertEqual<Car, CarSchema>(CarTraining.Fit(Car.Simulate(120), Quick).Enricher.Network, []);
        OnnxComparison.AssertEqual<Ward, WardSchema>(WardTraining.Fit(Ward.Simulate(120), Quick).Enricher.Network, []);
        OnnxComparison.AssertEqual<Scan, ScanSchema>(ScanTraining.Fit(Scan.Simulate(120), Quick).Enricher.Network, []);
    }

    [Fact]
    public void What_stands_for_a_missing_category_can_be_chosen()
    {
        var rows = Ward.Simulate(200);
        for (var i = 0; i < rows.Length; i += 3)
            rows[i] = rows[i] with { Room = "" };
        var fit = WardTraining.Fit(rows, Quick);

        var error = Assert.Throws<OnnxException>(() => { fit.Enricher.ExportOnnx(new MemoryStream()); });
        Assert.Equal("Column Room has the value \"\", which would stand for a missing one in ONNX. Set OnnxExportOptions.MissingText to something that no row holds.", error.Message);
        OnnxComparison.AssertEqual<Ward, WardSchema>(fit.Enricher.Network, rows, new OnnxExportOptions { MissingText = "(none)" });
    }

    [Fact]
    public void A_column_that_cannot_be_expressed_is_named_and_nothing_is_written()
    {
        Letter[] letters = [.. Enumerable.Range(0, 60).Select(i => new Letter(i, i % 2 == 0 ? "win a prize now" : "see you at noon", i % 2 == 0))];
        var fit = LetterTraining.Fit(letters, Quick);
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var error = Assert.Throws<OnnxException>(() => { fit.Enricher.ExportOnnx(Path.Combine(folder.FullName, "letters.onnx")); });
            Assert.StartsWith("Column Body of Letter is a text", error.Message, StringComparison.Ordinal);
            Assert.Contains("LetterPredictor", error.Message, StringComparison.Ordinal);
            Assert.Empty(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_file_says_what_goes_in_and_what_comes_out()
    {
        var fit = TripTraining.Fit(Trip.Simulate(200), Quick);
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "trips.onnx");
            File.WriteAllText(path, "an older file");
            fit.Enricher.ExportOnnx(path);
            Assert.Equal([path], folder.GetFiles().Select(file => file.FullName));
            var network = OnnxNetwork.Load(path);
            Assert.Equal(["From: String [batch, 1]", "To: String [batch, 1]", "Fuel: String [batch, 1]"], network.Inputs.Select(input => input.ToString()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void An_exported_layer_is_a_column_of_another_record_s_pipeline()
    {
        var fit = NoteTraining.Fit(Note.Simulate(120), Quick);
        using var stream = new MemoryStream();
        fit.Enricher.ExportOnnx(stream);
        var network = OnnxNetwork.Read(stream.ToArray(), "notes.onnx");
        Assert.Contains("Hidden1", network.Nodes.SelectMany(node => node.Outputs));
    }
}
