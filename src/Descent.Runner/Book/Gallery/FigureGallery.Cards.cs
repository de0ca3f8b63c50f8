using System.Globalization;
using Descent.Lessons;

namespace Descent.Runner.Book.Gallery;

/// <content>What shows itself in words and numbers.</content>
internal sealed partial record FigureGallery
{
    private static List<GalleryPiece> Cards()
    {
        var run = OnValley(0.15);
        var diverging = OnValley(0.21);
        return
        [
            new(
                "Table",
                "Any numbers side by side.",
                new Table("learning rate α", "error factor per step", "regime") { Caption = "Along an axis of curvature 10" }
                    .Row(0.05, Theory.ErrorFactor(0.05, 10), Theory.RegimeOf(0.05, 10))
                    .Row(0.15, Theory.ErrorFactor(0.15, 10), Theory.RegimeOf(0.15, 10))
                    .Row(0.21, Theory.ErrorFactor(0.21, 10), Theory.RegimeOf(0.21, 10))),
            new("Comparison", "What became of several runs.", new Comparison(("α = 0.15", run), ("α = 0.21", diverging))),
            new("Theory beside a run", "Predicted and measured rates.", Theory.Compare(run)),
            new("Run", "One run in short.", run),
            new("Data set", "What the columns of a data set hold.", Cars.Data),
            new(
                "Claim",
                "A statement about what was just measured, which holds or stops the notebook.",
                Claim.That("The error along the flat axis shrinks by the factor 0.85.", run.Points[1].Theta[0], 0.85, 1e-9)),
            new(
                "Claims",
                "Several in one line, which unfolds.",
                Claims.That(
                    ("The error along the flat axis shrinks by the factor 0.85.", run.Points[1].Theta[0], 0.85, 1e-9),
                    ("No step goes up.", run.Points.Zip(run.Points.Skip(1)).All(pair => pair.Second.Value <= pair.First.Value)),
                    ("Past the edge the error grows.", diverging.Final.Distance > diverging.Start.Distance))),
            new(
                "Prediction",
                "A question to click before reading on; what the code computed decides which answer is right.",
                Predict.Choose(
                    "After sixty steps, which learning rate is nearer to the minimum?",
                    ("0.15", run.Final.Distance < diverging.Final.Distance, string.Create(CultureInfo.InvariantCulture, $"It ends {run.Final.Distance:E0} away.")),
                    ("0.21", diverging.Final.Distance < run.Final.Distance, string.Create(CultureInfo.InvariantCulture, $"It ends {diverging.Final.Distance:F1} away.")))),
            new(
                "Explanation, of a run that fails",
                "What happened, why, and what to try.",
                diverging.Explain()),
            new("Explanation, of a run that works", "The same where all is well.", run.Explain()),
            new("Verdict: not answered", "An exercise before its answer.", Exercise.Find("3.1-a").Check(null)),
            new("Verdict: not yet", "A known wrong answer is told what is wrong with it.", Exercise.Find("3.1-a").Check(1.0 / 25)),
            new("Verdict: right", "A right answer unlocks the worked solution.", Exercise.Find("3.1-a").Check(2.0 / 25)),
        ];
    }
}
