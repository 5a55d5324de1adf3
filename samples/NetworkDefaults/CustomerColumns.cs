using Lamina;

namespace NetworkDefaults;

/// <summary>The columns of telco-churn: a customer and what is paid for.</summary>
public abstract record CustomerColumns
{
    [Feature]
    public string Gender { get; set; } = "";

    [Feature]
    public bool Senior { get; set; }

    [Feature]
    public string Partner { get; set; } = "";

    [Feature]
    public string Dependents { get; set; } = "";

    [Feature]
    public int Tenure { get; set; }

    [Feature]
    public string Phone { get; set; } = "";

    [Feature]
    public string Lines { get; set; } = "";

    [Feature]
    public string Internet { get; set; } = "";

    [Feature]
    public string Security { get; set; } = "";

    [Feature]
    public string Backup { get; set; } = "";

    [Feature]
    public string Protection { get; set; } = "";

    [Feature]
    public string Support { get; set; } = "";

    [Feature]
    public string Television { get; set; } = "";

    [Feature]
    public string Movies { get; set; } = "";

    [Feature]
    public string Contract { get; set; } = "";

    [Feature]
    public string Paperless { get; set; } = "";

    [Feature]
    public string Payment { get; set; } = "";

    [Feature]
    public float Monthly { get; set; }

    [Feature]
    public float? Total { get; set; }

    [Label]
    public bool Left { get; set; }

    public static T Of<T>(string[] cells)
        where T : CustomerColumns, new() => new()
        {
            Gender = cells[1],
            Senior = cells[2] == "1",
            Partner = cells[3],
            Dependents = cells[4],
            Tenure = (int)Cells.Number(cells[5]),
            Phone = cells[6],
            Lines = cells[7],
            Internet = cells[8],
            Security = cells[9],
            Backup = cells[10],
            Protection = cells[11],
            Support = cells[12],
            Television = cells[13],
            Movies = cells[14],
            Contract = cells[15],
            Paperless = cells[16],
            Payment = cells[17],
            Monthly = Cells.Number(cells[18]),
            Total = Cells.NumberOrNull(cells[19]),
            Left = cells[20] == "Yes",
        };
}
