using System.IO.Compression;
using CensusIncome;
using Digits;
using IndoorMovement;
using Messages;
using NetworkDefaults;
using PublishedSplits;
using Quickstart;

namespace Lift;

/// <summary>The simulated loans of the Quickstart, and the data sets of the folder, small ones first.</summary>
public static class DataSets
{
    public static IReadOnlyList<DataSet> All { get; } =
    [
        new DataSet<LoanApplication, LoanApplicationSchema, LoanApplicationTensors, LoanApplicationNetwork>("loans", static _ => LoanSimulator.Simulate(12_000, seed: 1)),
        new DataSet<Flower, FlowerSchema, FlowerTensors, FlowerNetwork>("iris", Flower.Read),
        new DataSet<Sonar, SonarSchema, SonarTensors, SonarNetwork>("sonar", Sonar.Read),
        new DataSet<Horse, HorseSchema, HorseTensors, HorseNetwork>("horse-colic", Horse.Read),
        new DataSet<Penguin, PenguinSchema, PenguinTensors, PenguinNetwork>("penguins", Penguin.Read),
        new DataSet<Walk, WalkSchema, WalkTensors, WalkNetwork>("walks", ReadWalks),
        new DataSet<Energy, EnergySchema, EnergyTensors, EnergyNetwork>("energy", static folder => Numbers<Energy>(folder, "energy")),
        new DataSet<Credit, CreditSchema, CreditTensors, CreditNetwork>("german", Credit.Read),
        new DataSet<Document, DocumentSchema, DocumentTensors, DocumentNetwork>("rank", Document.Read),
        new DataSet<Digit, DigitSchema, DigitTensors, DigitNetwork>("optdigits", ReadDigits),
        new DataSet<Message, MessageSchema, MessageTensors, MessageNetwork>("sms-spam", static folder => Message.ReadAll(Path.Combine(folder, "sms-spam", "SMSSpamCollection.tsv"))),
        new DataSet<Customer, CustomerSchema, CustomerTensors, CustomerNetwork>("telco", Customer.Read),
        new DataSet<Particle, ParticleSchema, ParticleTensors, ParticleNetwork>("higgs", Particle.Read),
        new DataSet<FiveClasses, FiveClassesSchema, FiveClassesTensors, FiveClassesNetwork>("five classes", FiveClasses.Read),
        new DataSet<Kin8nm, Kin8nmSchema, Kin8nmTensors, Kin8nmNetwork>("kin8nm", static folder => Numbers<Kin8nm>(folder, "kin8nm")),
        new DataSet<Bike, BikeSchema, BikeTensors, BikeNetwork>("bike-hour", Bike.Read),
        new DataSet<Protein, ProteinSchema, ProteinTensors, ProteinNetwork>("protein", static folder => Numbers<Protein>(folder, "protein-tertiary-structure")),
        new DataSet<Person, PersonSchema, PersonTensors, PersonNetwork>("adult", static folder => CensusFile.Read(Path.Combine(folder, "adult", "adult-train.csv"))),
        new DataSet<Connection, ConnectionSchema, ConnectionTensors, ConnectionNetwork>("kddcup", Connection.Read),
        new DataSet<Shop, ShopSchema, ShopTensors, ShopNetwork>("rossmann", Shop.Read),
    ];

    private static T[] Numbers<T>(string folder, string name)
        where T : IFromNumbers<T> =>
        [.. Cells.Lines(Path.Combine(folder, "uci-regression", name, "data.txt")).Select(static cells => T.From(Array.ConvertAll(cells, Cells.Number)))];

    // The archive as it is published, or what was unpacked from it.
    private static Walk[] ReadWalks(string folder)
    {
        var unpacked = Path.Combine(folder, "indoor-movement");
        if (Directory.Exists(Path.Combine(unpacked, "dataset")))
            return Walk.Read(unpacked);
        var temporary = Directory.CreateTempSubdirectory("walks-").FullName;
        try
        {
            ZipFile.ExtractToDirectory(Path.Combine(unpacked, "IndoorMovement.zip"), temporary);
            return Walk.Read(temporary);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static Digit[] ReadDigits(string folder) =>
        [.. Digit.Read(Path.Combine(folder, "optdigits", "optdigits.tra")), .. Digit.Read(Path.Combine(folder, "optdigits", "optdigits.tes"))];
}
