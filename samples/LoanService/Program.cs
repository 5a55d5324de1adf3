using Lamina;
using LoanService;
using Quickstart;

var builder = WebApplication.CreateSlimBuilder(args);

// The pipeline that the Quickstart saved, or --model FILE: loaded and checked once, before anybody asks, and shared by all requests.
var predictor = LoanApplicationPredictor.Load(builder.Configuration["model"] ?? Path.Combine(Path.GetTempPath(), "loans.lamina"));

builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ServiceJson.Default));
var app = builder.Build();

app.MapGet("/health", () => "ready");
app.MapGet("/schema", () => SchemaAnswer.Of(predictor));
app.MapPost("/predict", (LoanApplication application) => Predict(() => Answer.Of(predictor.Predict(application))));
app.MapPost("/predict/many", (LoanApplication[] applications) =>
    Predict(() => Array.ConvertAll(predictor.Predict(applications), Answer.Of)));
app.Run();

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
