using System.Globalization;
using Lamina;
using Lift;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length == 0)
{
    Console.WriteLine("Usage: Lift FOLDER [ROWS] [DATASET ...]");
    Console.WriteLine("Does it help? A study of every data set in the folder, or of those named, with at most ROWS rows of each (default 3000).");
    return 1;
}

var most = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3_000;
var options = new StudyOptions
{
    Seed = 1,
    Repeats = 1,
    Folder = Environment.GetEnvironmentVariable("LAMINA_STUDIES"),
};
var table = new StudyTable(options);
foreach (var set in DataSets.All.Where(set => args.Length <= 2 || args.AsSpan(2).Contains(set.Name)))
    set.Open(args[0], most, options.Seed, table);
return 0;
