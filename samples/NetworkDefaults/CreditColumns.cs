using Lamina;

namespace NetworkDefaults;

/// <summary>The columns of german: a credit and who asked for it.</summary>
public abstract record CreditColumns
{
    [Feature]
    public string Checking { get; set; } = "";

    [Feature]
    public int Months { get; set; }

    [Feature]
    public string History { get; set; } = "";

    [Feature]
    public string Purpose { get; set; } = "";

    [Feature]
    public int Amount { get; set; }

    [Feature]
    public string Savings { get; set; } = "";

    [Feature]
    public string Employment { get; set; } = "";

    [Feature]
    public int Rate { get; set; }

    [Feature]
    public string Status { get; set; } = "";

    [Feature]
    public string Debtors { get; set; } = "";

    [Feature]
    public int Residence { get; set; }

    [Feature]
    public string Property { get; set; } = "";

    [Feature]
    public int Age { get; set; }

    [Feature]
    public string Plans { get; set; } = "";

    [Feature]
    public string Housing { get; set; } = "";

    [Feature]
    public int Credits { get; set; }

    [Feature]
    public string Job { get; set; } = "";

    [Feature]
    public int Dependents { get; set; }

    [Feature]
    public string Phone { get; set; } = "";

    [Feature]
    public string Foreign { get; set; } = "";

    [Label]
    public bool Bad { get; set; }

    public static T Of<T>(string[] cells)
        where T : CreditColumns, new() => new()
        {
            Checking = cells[0],
            Months = (int)Cells.Number(cells[1]),
            History = cells[2],
            Purpose = cells[3],
            Amount = (int)Cells.Number(cells[4]),
            Savings = cells[5],
            Employment = cells[6],
            Rate = (int)Cells.Number(cells[7]),
            Status = cells[8],
            Debtors = cells[9],
            Residence = (int)Cells.Number(cells[10]),
            Property = cells[11],
            Age = (int)Cells.Number(cells[12]),
            Plans = cells[13],
            Housing = cells[14],
            Credits = (int)Cells.Number(cells[15]),
            Job = cells[16],
            Dependents = (int)Cells.Number(cells[17]),
            Phone = cells[18],
            Foreign = cells[19],
            Bad = cells[20] == "2",
        };
}
