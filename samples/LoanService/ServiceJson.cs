using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Quickstart;

namespace LoanService;

/// <summary>How everything that goes over the wire is written, worked out while compiling.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LoanApplication[]))]
[JsonSerializable(typeof(Answer[]))]
[JsonSerializable(typeof(SchemaAnswer))]
[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class ServiceJson : JsonSerializerContext;
