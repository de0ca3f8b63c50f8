using CsCheck;
using Descent.Lessons.Numerics;
using Xunit;

namespace Descent.Lessons.Tests;

public class NormsTests
{
    [Theory]
    [InlineData(new[] { 1e200, 0 }, 1e200)]
    [InlineData(new[] { 3e200, -4e200 }, 5e200)]
    [InlineData(new[] { 3e-200, 4e-200 }, 5e-200)]
    [InlineData(new[] { -double.Epsilon, 0 }, double.Epsilon)]
    [InlineData(new[] { double.MaxValue, 0 }, double.MaxValue)]
    [InlineData(new[] { double.MaxValue, double.MaxValue }, double.PositiveInfinity)]
    [InlineData(new[] { double.NegativeInfinity, 1 }, double.PositiveInfinity)]
    [InlineData(new[] { double.PositiveInfinity, double.NaN }, double.NaN)]
    [InlineData(new[] { 0.0, -0.0 }, 0)]
    [InlineData(new double[0], 0)]
    public void A_length_is_right_also_where_its_square_is_no_number(double[] vector, double length)
    {
        Assert.Equal(length, Norms.Length(vector), Near);
        Assert.Equal(length, Norms.Distance(vector, new double[vector.Length]), Near);
    }

    private static bool Near(double a, double b) => a.Equals(b) || Math.Abs(a - b) <= 1e-15 * a;

    [Fact]
    public void Lengths_whose_squares_are_numbers_are_roots_of_them_to_the_last_bit() =>
        Gen.Double[-1e6, 1e6].Array[1, 20].Sample(vector =>
        {
            Assert.Equal(Math.Sqrt(vector.Aggregate(0.0, (sum, entry) => sum + (entry * entry))), Norms.Length(vector));
            Assert.Equal(Norms.Length(vector), Norms.Distance(vector, new double[vector.Length]));
        });

    [Fact]
    public void A_vector_times_a_power_of_two_is_as_much_longer() =>
        Gen.Select(Gen.Double[1, 2].Array[1, 20], Gen.Int[-1000, 1000]).Sample((vector, power) => Assert.Equal(
            Math.ScaleB(Norms.Length(vector), power),
            Norms.Length([.. vector.Select(entry => Math.ScaleB(entry, power))]),
            Math.ScaleB(1e-14, power)));
}
