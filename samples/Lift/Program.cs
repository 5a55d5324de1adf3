using System.Globalization;
using Lamina;
using Lift;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (Arguments.Parse(args) is not { } arguments)
{
    Console.WriteLine(Arguments.Usage);
    return 1;
}

var options = new StudyOptions { Seed = 1, Repeats = arguments.Repeats, Trials = arguments.Trials, Folder = arguments.Keep };
var table = new StudyTable(options, arguments.Pages);
foreach (var set in DataSets.All.Where(set => arguments.Names.Count == 0 || arguments.Names.Contains(set.Name)))
    set.Open(arguments.Folder, arguments.Rows, options.Seed, table);
table.Print();
return 0;
