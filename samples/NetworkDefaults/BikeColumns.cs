using Lamina;

namespace NetworkDefaults;

/// <summary>The columns of bike-hour: an hour and its weather. Casual and registered riders are left out, since they add up to the label.</summary>
public abstract record BikeColumns
{
    [Feature]
    public int Season { get; set; }

    [Feature]
    public int Year { get; set; }

    [Feature]
    public int Month { get; set; }

    [Feature]
    public int Hour { get; set; }

    [Feature]
    public bool Holiday { get; set; }

    [Feature]
    public int Weekday { get; set; }

    [Feature]
    public bool WorkingDay { get; set; }

    [Feature]
    public int Weather { get; set; }

    [Feature]
    public float Temperature { get; set; }

    [Feature]
    public float FeltTemperature { get; set; }

    [Feature]
    public float Humidity { get; set; }

    [Feature]
    public float WindSpeed { get; set; }

    [Label]
    public float Rentals { get; set; }

    public static T Of<T>(string[] cells)
        where T : BikeColumns, new() => new()
        {
            Season = (int)Cells.Number(cells[2]),
            Year = (int)Cells.Number(cells[3]),
            Month = (int)Cells.Number(cells[4]),
            Hour = (int)Cells.Number(cells[5]),
            Holiday = cells[6] == "1",
            Weekday = (int)Cells.Number(cells[7]),
            WorkingDay = cells[8] == "1",
            Weather = (int)Cells.Number(cells[9]),
            Temperature = Cells.Number(cells[10]),
            FeltTemperature = Cells.Number(cells[11]),
            Humidity = Cells.Number(cells[12]),
            WindSpeed = Cells.Number(cells[13]),
            Rentals = Cells.Number(cells[16]),
        };
}
