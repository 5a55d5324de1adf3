using System.Globalization;
using Studies;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return Commands.Run(args);
