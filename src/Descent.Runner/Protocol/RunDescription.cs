using System.Globalization;
using System.Reflection;
using Descent.Lessons;

namespace Descent.Runner.Protocol;

/// <summary>Something of the library, as what its constructor was given.</summary>
/// <param name="Type">The type's name, or a dataset's.</param>
/// <param name="Numbers">Numbers, by parameter.</param>
/// <param name="Parts">What is made of numbers itself, by parameter.</param>
internal sealed record Made(string Type, IReadOnlyDictionary<string, double> Numbers, IReadOnlyDictionary<string, Made> Parts)
{
    /// <summary>What sizes of objectives the grader makes: far more than any exercise needs.</summary>
    private const double LargestSize = 20_000;

    private const int MostEntries = 4000, LargestMatrix = 60;

    private static readonly Func<Dataset>[] KnownData = [Datasets.Longley, Datasets.Cars, Datasets.Diamonds];

    /// <summary>How something was made; null where it is not the library's, or does not show what it was made of.</summary>
    public static Made? Of(object thing)
    {
        if (thing is Dataset data) return new Made(data.Name, new Dictionary<string, double>(), new Dictionary<string, Made>());
        if (thing is Quadratic bowl) return OfBowl(bowl);
        var type = thing.GetType();
        if (type.Assembly != typeof(Run).Assembly || !type.IsPublic || type.GetConstructors() is not [var constructor]) return null;

        var (numbers, parts) = (new Dictionary<string, double>(), new Dictionary<string, Made>());
        foreach (var parameter in constructor.GetParameters())
        {
            // Noise is judged over all seeds, and no one can see which it was.
            if (parameter.Name == "seed") numbers[parameter.Name] = 0;
            else if (Find(type, parameter.Name!)?.GetValue(thing) is not { } value) return null;
            else if (value is double or int or bool) numbers[parameter.Name!] = Convert.ToDouble(value, CultureInfo.InvariantCulture);
            else if (Of(value) is { } part) parts[parameter.Name!] = part;
            else return null;
        }

        return new Made(type.Name, numbers, parts);
    }

    /// <summary>Makes it again, by its constructor, which checks what it is given.</summary>
    /// <exception cref="InvalidDataException">There is no such thing, or it cannot be made so.</exception>
    public T Make<T>()
        where T : class => (T)Make(typeof(T));

    private static PropertyInfo? Find(Type type, string parameter) =>
        Array.Find(type.GetProperties(), property => property.Name.Equals(parameter == "samples" ? "SampleCount" : parameter, StringComparison.OrdinalIgnoreCase));

    /// <remarks>A quadratic may be made in two ways; its gradients tell its matrix, of which the entries other than 0 travel.</remarks>
    private static Made? OfBowl(Quadratic bowl)
    {
        var n = bowl.Dimension;
        var numbers = new Dictionary<string, double> { ["n"] = n };
        for (var column = 0; column < n; column++)
        {
            double[] beside = [.. bowl.Minimizer];
            numbers[$"m{column}"] = beside[column]++;
            var gradient = bowl.Gradient(beside);
            for (var row = 0; row < n; row++)
            {
                if (gradient[row] != 0) numbers[$"{row},{column}"] = gradient[row];
            }

            if (numbers.Count > MostEntries) return null;
        }

        return new Made(nameof(Quadratic), numbers, new Dictionary<string, Made>());
    }

    private Quadratic MakeBowl()
    {
        var n = (int)Numbers["n"];
        if (n < 1 || n > MostEntries / 2 || Numbers.Count > 2 * MostEntries) throw new InvalidDataException($"A quadratic of {n} dimensions is not made here.");
        double[] minimizer = [.. Enumerable.Range(0, n).Select(i => Numbers[$"m{i}"])];
        var entries = Numbers.Where(pair => pair.Key.Contains(',', StringComparison.Ordinal))
            .Select(pair => (Place: pair.Key.Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray(), pair.Value)).ToArray();
        if (entries.Any(entry => entry.Place.Any(i => i < 0 || i >= n))) throw new InvalidDataException("A quadratic has no such entry.");
        if (minimizer.All(entry => entry == 0) && entries.All(entry => entry.Place[0] == entry.Place[1]))
            return Quadratic.FromEigenvalues([.. Enumerable.Range(0, n).Select(i => Numbers[$"{i},{i}"])]);

        if (n > LargestMatrix) throw new InvalidDataException($"A matrix of {n} rows is not made here.");
        var matrix = new double[n, n];
        foreach (var (place, value) in entries) matrix[place[0], place[1]] = value;
        return Quadratic.FromMatrix(matrix, minimizer);
    }

    private object Make(Type wanted)
    {
        try
        {
            if (wanted == typeof(Dataset)) return KnownData.Select(known => known()).SelectMany(data => new[] { data, data.Standardize() }).FirstOrDefault(data => data.Name == Type) ?? throw new InvalidDataException($"There are no data called {Type}.");
            if (Type == nameof(Quadratic) && wanted.IsAssignableFrom(typeof(Quadratic))) return MakeBowl();
            var type = Array.Find(typeof(Run).Assembly.GetExportedTypes(), type => type.Name == Type && type.IsSealed && wanted.IsAssignableFrom(type) && IsKnown(type));
            return type?.GetConstructors() is [var constructor]
                ? constructor.Invoke([.. constructor.GetParameters().Select(parameter => Argument(parameter, typeof(Objective).IsAssignableFrom(type)))])
                : throw new InvalidDataException($"There is no {wanted.Name} called {Type}.");
        }
        catch (Exception e) when (e is TargetInvocationException or ArgumentException or KeyNotFoundException or FormatException or OverflowException)
        {
            throw new InvalidDataException((e.InnerException ?? e).Message, e);
        }
    }

    private static bool IsKnown(Type type) =>
        typeof(Objective).IsAssignableFrom(type) || typeof(LearningRateRule).IsAssignableFrom(type) || typeof(UpdateRule).IsAssignableFrom(type);

    private object Argument(ParameterInfo parameter, bool isLimited)
    {
        if (Parts.TryGetValue(parameter.Name!, out var part)) return part.Make(parameter.ParameterType);
        var number = Numbers[parameter.Name!];
        if (parameter.ParameterType == typeof(double)) return number;
        if (parameter.ParameterType == typeof(bool)) return number != 0;
        if (parameter.ParameterType == typeof(int) && number == Math.Truncate(number) && Math.Abs(number) <= (isLimited ? LargestSize : int.MaxValue)) return (int)number;
        throw new InvalidDataException($"{parameter.Name} cannot be {number} here.");
    }
}

/// <summary>One of the conditions that end a run.</summary>
/// <param name="Measure">What is looked at.</param>
/// <param name="Threshold">Where it ends.</param>
internal sealed record StopCondition(string Measure, double Threshold);

/// <summary>All that decides a run, as far as it can travel: the grader runs it again, and judges that.</summary>
/// <param name="Objective">f; null where it is not the library's.</param>
/// <param name="Start">θ_0.</param>
/// <param name="LearningRate">α_t; null where the run's own process must be asked for it, step by step.</param>
/// <param name="Formula">α_t in words.</param>
/// <param name="UpdateRule">d_t; null where it is not the library's.</param>
/// <param name="BatchSize">Samples per step; null for all.</param>
/// <param name="IsWithReplacement">Whether they are drawn with replacement.</param>
/// <param name="Numbers">All settings that are numbers, by name.</param>
/// <param name="Stops">When to stop earlier.</param>
internal sealed record RunDescription(
    Made? Objective,
    IReadOnlyList<double> Start,
    Made? LearningRate,
    string Formula,
    Made? UpdateRule,
    int? BatchSize,
    bool IsWithReplacement,
    IReadOnlyDictionary<string, double> Numbers,
    IReadOnlyList<StopCondition> Stops)
{
    private const int LongestFormula = 200, MostSteps = 5_000_000, MostPoints = 100_000;

    private static readonly PropertyInfo[] NumberProperties = [.. typeof(RunSettings).GetProperties().Where(property => property.CanWrite && PlainValue.IsNumber(TypeOf(property)))];

    /// <summary>The description of a run.</summary>
    public static RunDescription Of(Run run)
    {
        var settings = run.Settings;
        var formula = settings.LearningRate.ToString() ?? "";
        return new RunDescription(
            Made.Of(settings.Objective),
            [.. settings.Start ?? run.Start.Theta],
            settings.LearningRate is Schedule { } schedule && Made.Of(schedule) is null ? null : Made.Of(settings.LearningRate),
            formula.Length > LongestFormula ? formula[..LongestFormula] : formula,
            Made.Of(settings.UpdateRule),
            settings.Batch.Size,
            settings.Batch.Size is { } size && settings.Batch == Batch.Mini(size).WithReplacement(),
            NumbersOf(settings),
            [.. Conditions(settings.Stop)]);
    }

    /// <summary>The settings, made anew.</summary>
    /// <param name="schedule">Gives α_t where it cannot travel: from a step on, so many of them.</param>
    /// <exception cref="InvalidDataException">They cannot be, and why.</exception>
    public RunSettings ToSettings(Func<int, int, IReadOnlyList<double>> schedule)
    {
        if (Objective is null) throw new InvalidDataException("Its objective is none of the course's. Use the one that the question names.");
        if (UpdateRule is null) throw new InvalidDataException("Its update rule is none of the course's. Use one of those.");
        if (Numbers.GetValueOrDefault(nameof(RunSettings.Steps)) > MostSteps) throw new InvalidDataException($"It may take more than {MostSteps:N0} steps, and no exercise needs so many.");
        if (Numbers.GetValueOrDefault(nameof(RunSettings.Record)) > MostPoints) throw new InvalidDataException($"It keeps more than {MostPoints:N0} points, and no exercise needs so many.");
        try
        {
            var batch = BatchSize is not { } size ? Batch.Full : IsWithReplacement ? Batch.Mini(size).WithReplacement() : Batch.Mini(size);
            var settings = new RunSettings
            {
                Objective = Objective.Make<Objective>(),
                Start = Start,
                LearningRate = LearningRate?.Make<LearningRateRule>() ?? Schedule.Custom(string.IsNullOrWhiteSpace(Formula) ? "your schedule" : Formula, LookUp(schedule)),
                UpdateRule = UpdateRule.Make<UpdateRule>(),
                Batch = batch,
                Stop = Stops.Select(ToRule).Aggregate((first, next) => first.Or(next)),
            };
            foreach (var (name, number) in Numbers)
            {
                var property = Array.Find(NumberProperties, property => property.Name == name) ?? throw new InvalidDataException($"There is no setting {name}.");
                property.SetValue(settings, PlainValue.As(number, TypeOf(property)));
            }

            return settings;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or InvalidCastException)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    private static Type TypeOf(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    private static Dictionary<string, double> NumbersOf(RunSettings settings) => NumberProperties
        .Select(property => (property.Name, Value: property.GetValue(settings)))
        .Where(pair => pair.Value is not null)
        .ToDictionary(pair => pair.Name, pair => Convert.ToDouble(pair.Value, CultureInfo.InvariantCulture));

    /// <summary>A rule does not show what it is made of, so its fields are looked at.</summary>
    private static IEnumerable<StopCondition> Conditions(StopRule rule)
    {
        for (var next = rule; next is not null; next = Field("alternative", next) as StopRule)
            yield return new StopCondition(Field("measure", next)!.ToString()!, (double)Field("threshold", next)!);

        static object? Field(string name, StopRule rule) => typeof(StopRule).GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(rule);
    }

    private static StopRule ToRule(StopCondition condition) => condition.Measure switch
    {
        "GradientNorm" => StopRule.GradientNorm(condition.Threshold),
        "Value" => StopRule.Value(condition.Threshold),
        "RelativeDistance" => StopRule.RelativeDistance(condition.Threshold),
        "Samples" => StopRule.Samples((long)condition.Threshold),
        "Seconds" => StopRule.WallTime(TimeSpan.FromSeconds(condition.Threshold)),
        _ => throw new InvalidDataException($"There is no stop rule about {condition.Measure}."),
    };

    /// <summary>Each α_t is asked for once, in the order of the steps: whatever a schedule remembers, it gives one answer.</summary>
    private static Func<int, double> LookUp(Func<int, int, IReadOnlyList<double>> schedule)
    {
        const int AtOnce = 1000;
        var known = new List<double>();
        var gate = new Lock();
        return step =>
        {
            lock (gate)
            {
                if (step > MostSteps) throw new InvalidDataException($"No exercise needs the learning rate of step {step:N0}.");
                while (known.Count <= step)
                {
                    var more = schedule(known.Count, AtOnce);
                    known.AddRange(more.Count is > 0 and <= AtOnce ? more : throw new InvalidDataException("The schedule did not answer."));
                }

                return known[step];
            }
        };
    }
}
