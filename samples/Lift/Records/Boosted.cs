using Lamina;
using NetworkDefaults;

namespace Lift;

/// <summary>A collision of particles, 28 numbers, and whether a Higgs boson was made: the binary example of LightGBM.</summary>
public record Particle([Feature(Shape = [28])] float[] Numbers, [Label] bool Signal)
{
    public static Particle[] Read(string folder) =>
    [
        .. Cells.Lines(Path.Combine(folder, "lightgbm-examples", "binary.train"))
            .Concat(Cells.Lines(Path.Combine(folder, "lightgbm-examples", "binary.test")))
            .Select(cells => new Particle(Array.ConvertAll(cells[1..], Cells.Number), cells[0] == "1")),
    ];
}

/// <summary>28 numbers and one of five classes: the multi-class example of LightGBM.</summary>
public record FiveClasses([Feature(Shape = [28])] float[] Numbers, [Label(LabelTask.MultiClass)] int Class)
{
    public static FiveClasses[] Read(string folder) =>
    [
        .. Cells.Lines(Path.Combine(folder, "lightgbm-examples", "multiclass.train"))
            .Concat(Cells.Lines(Path.Combine(folder, "lightgbm-examples", "multiclass.test")))
            .Select(cells => new FiveClasses(Array.ConvertAll(cells[1..], Cells.Number), (int)Cells.Number(cells[0]))),
    ];
}

/// <summary>A document found for a query, 300 numbers, and how relevant it is: the ranking example of LightGBM.</summary>
public record Document([Feature(Shape = [300])] float[] Numbers, [Group] int Query, [Label(LabelTask.Ranking)] int Relevance)
{
    private const int Width = 300;

    public static Document[] Read(string folder)
    {
        var documents = new List<Document>();
        foreach (var part in (string[])["train", "test"])
        {
            using var rows = Cells.Lines(Path.Combine(folder, "lightgbm-examples", $"rank.{part}")).GetEnumerator();
            var queries = Cells.Lines(Path.Combine(folder, "lightgbm-examples", $"rank.{part}.query")).Select(cells => (int)Cells.Number(cells[0]));
            var firstQuery = documents.Count == 0 ? 0 : documents[^1].Query + 1;
            foreach (var (count, query) in queries.Select((count, i) => (count, firstQuery + i)))
            {
                for (var i = 0; i < count && rows.MoveNext(); i++)
                    documents.Add(Parse(rows.Current, query));
            }
        }

        return [.. documents];
    }

    // Number and value, counted from 1; those that are not named are 0.
    private static Document Parse(string[] cells, int query)
    {
        var numbers = new float[Width];
        foreach (var cell in cells[1..])
        {
            var colon = cell.IndexOf(':');
            numbers[(int)Cells.Number(cell[..colon]) - 1] = Cells.Number(cell[(colon + 1)..]);
        }

        return new Document(numbers, query, (int)Cells.Number(cells[0]));
    }
}
