using Lamina;
using LoanService;
using Quickstart;

// The pipeline that the Quickstart saved, or --model FILE: loaded and checked once, and shared by all requests. It is read, and asked a
// first time, while the server is put together.
var model = new ConfigurationBuilder().AddCommandLine(args).Build()["model"] ?? Path.Combine(Path.GetTempPath(), "loans.lamina");
var loading = Task.Run(() => Ready(LoanApplicationPredictor.Load(model)));

// Settings do not change while it runs: to watch their files takes a fifth of the time of a start.
var builder = WebApplication.CreateSlimBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ServiceJson.Default));
var app = builder.Build();
var predictor = await loading;

app.MapGet("/health", () => "ready");
app.MapGet("/schema", () => SchemaAnswer.Of(predictor));
app.MapPost("/predict", (LoanApplication application) => Predict(() => Answer.Of(predictor.Predict(application))));
app.MapPost("/predict/many", (LoanApplication[] applications) =>
    Predict(() => Array.ConvertAll(predictor.Predict(applications), Answer.Of)));
app.Run();

// The first prediction makes the buffers: better before somebody waits for it.
static LoanApplicationPredictor Ready(LoanApplicationPredictor predictor)
{
    var first = new LoanApplication(2400, 15000, 12000, 24, Savings: null, Age: 23, Purpose.Holiday, "Harbour", Defaulted: null);
    Console.WriteLine(FormattableString.Invariant($"First prediction: {predictor.Predict(first)}"));
    return predictor;
}

// A row that cannot be used is the caller's mistake; the message says which row and column.
static IResult Predict<T>(Func<T> predict)
{
    try
    {
        return TypedResults.Ok(predict());
    }
    catch (RowException error)
    {
        return TypedResults.Problem(error.Message, statusCode: StatusCodes.Status400BadRequest);
    }
}
