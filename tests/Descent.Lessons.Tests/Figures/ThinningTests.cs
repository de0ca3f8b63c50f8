using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class ThinningTests
{
    [Fact]
    public void A_thinned_curve_keeps_its_ends_its_order_and_its_extremes() =>
        Gen.Double[-1, 1].Array[401, 5000].Sample(heights =>
        {
            var points = heights.Select((height, i) => (Index: i, Height: height)).ToArray();
            var thinned = Thinning.Thin(points, point => point.Height);

            Assert.InRange(thinned.Count, 100, 400);
            Assert.Equal((0, points.Length - 1), (thinned[0].Index, thinned[^1].Index));
            Assert.Equal(thinned.OrderBy(point => point.Index), thinned);
            Assert.Equal((heights.Min(), heights.Max()), (thinned.Min(point => point.Height), thinned.Max(point => point.Height)));
        }, iter: 50);

    [Fact]
    public void A_short_curve_is_left_as_it_is() =>
        Gen.Double[-1, 1].Array[1, 400].Sample(heights => Assert.Same(heights, Thinning.Thin(heights, height => height)));
}
