using CensusIncome;
using Digits;
using Messages;
using NetworkDefaults;
using PublishedSplits;

namespace Lift;

/// <summary>The data sets of the folder, small ones first.</summary>
public static class DataSets
{
    public static IReadOnlyList<DataSet> All { get; } =
    [
        new DataSet<Flower>("iris", Flower.Read, static (rows, options, progress) => FlowerTraining.Study(rows, options, null, progress)),
        new DataSet<Sonar>("sonar", Sonar.Read, static (rows, options, progress) => SonarTraining.Study(rows, options, null, progress)),
        new DataSet<Horse>("horse-colic", Horse.Read, static (rows, options, progress) => HorseTraining.Study(rows, options, null, progress)),
        new DataSet<Penguin>("penguins", Penguin.Read, static (rows, options, progress) => PenguinTraining.Study(rows, options, null, progress)),
        new DataSet<Energy>("energy", static folder => Numbers<Energy>(folder, "energy"), static (rows, options, progress) => EnergyTraining.Study(rows, options, null, progress)),
        new DataSet<Credit>("german", Credit.Read, static (rows, options, progress) => CreditTraining.Study(rows, options, null, progress)),
        new DataSet<Document>("rank", Document.Read, static (rows, options, progress) => DocumentTraining.Study(rows, options, null, progress)),
        new DataSet<Digit>("optdigits", ReadDigits, static (rows, options, progress) => DigitTraining.Study(rows, options, null, progress)),
        new DataSet<Message>("sms-spam", static folder => Message.ReadAll(Path.Combine(folder, "sms-spam", "SMSSpamCollection.tsv")), static (rows, options, progress) => MessageTraining.Study(rows, options, null, progress)),
        new DataSet<Customer>("telco", Customer.Read, static (rows, options, progress) => CustomerTraining.Study(rows, options, null, progress)),
        new DataSet<Particle>("higgs", Particle.Read, static (rows, options, progress) => ParticleTraining.Study(rows, options, null, progress)),
        new DataSet<FiveClasses>("five classes", FiveClasses.Read, static (rows, options, progress) => FiveClassesTraining.Study(rows, options, null, progress)),
        new DataSet<Kin8nm>("kin8nm", static folder => Numbers<Kin8nm>(folder, "kin8nm"), static (rows, options, progress) => Kin8nmTraining.Study(rows, options, null, progress)),
        new DataSet<Bike>("bike-hour", Bike.Read, static (rows, options, progress) => BikeTraining.Study(rows, options, null, progress)),
        new DataSet<Protein>("protein", static folder => Numbers<Protein>(folder, "protein-tertiary-structure"), static (rows, options, progress) => ProteinTraining.Study(rows, options, null, progress)),
        new DataSet<Person>("adult", static folder => CensusFile.Read(Path.Combine(folder, "adult", "adult-train.csv")), static (rows, options, progress) => PersonTraining.Study(rows, options, null, progress)),
        new DataSet<Connection>("kddcup", Connection.Read, static (rows, options, progress) => ConnectionTraining.Study(rows, options, null, progress)),
    ];

    private static T[] Numbers<T>(string folder, string name)
        where T : IFromNumbers<T> =>
        [.. Cells.Lines(Path.Combine(folder, "uci-regression", name, "data.txt")).Select(static cells => T.From(Array.ConvertAll(cells, Cells.Number)))];

    private static Digit[] ReadDigits(string folder) =>
        [.. Digit.Read(Path.Combine(folder, "optdigits", "optdigits.tra")), .. Digit.Read(Path.Combine(folder, "optdigits", "optdigits.tes"))];
}
