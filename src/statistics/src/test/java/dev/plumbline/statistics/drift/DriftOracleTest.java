package dev.plumbline.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.histogram.ReferenceBins;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * PSI, Jensen–Shannon and KS from raw samples as NumPy and SciPy compute them under our
 * definitions; {@code drift-oracle.py} beside the numbers wrote them.
 */
class DriftOracleTest {
  private static final double UNIT = 0x1p-20;

  /**
   * One case.
   *
   * @param ks of the raw samples, by SciPy's {@code ks_2samp}
   */
  record Oracle(
      String name, double[] reference, double[] current, double psi, double js, double ks) {

    private static Oracle of(String line) {
      String[] cells = line.split(",");
      int reference = Integer.parseInt(cells[1]);
      double[] values =
          Arrays.stream(cells, 6, cells.length)
              .mapToDouble(c -> Long.parseLong(c) * UNIT)
              .toArray();
      return new Oracle(
          cells[0],
          Arrays.stream(values, 0, reference).sorted().toArray(),
          Arrays.copyOfRange(values, reference, values.length),
          Double.parseDouble(cells[3]),
          Double.parseDouble(cells[4]),
          Double.parseDouble(cells[5]));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Oracle> cases() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                DriftOracleTest.class.getResourceAsStream("drift-oracle.csv"),
                StandardCharsets.UTF_8))) {
      return lines.lines().map(Oracle::of).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithNumPyAndSciPy(Oracle oracle) {
    // Given
    ReferenceBins bins = ReferenceBins.of(oracle.reference());
    long[] window = new long[bins.bins()];
    for (double value : oracle.current()) {
      window[bins.binOf(value)]++;
    }
    long[] reference = bins.inGroups(bins.counts());
    long[] current = bins.inGroups(window);

    // When
    double psi = PopulationStability.psi(reference, current).orElseThrow();
    double js = ShareDistances.of(reference, current).orElseThrow().jensenShannon();
    KsResult ks = KolmogorovSmirnov.compare(bins, window).orElseThrow();

    // Then
    assertThat(psi).isCloseTo(oracle.psi(), Offset.offset(1e-12));
    assertThat(js).isCloseTo(oracle.js(), Offset.offset(1e-12));
    assertThat(oracle.ks())
        .isBetween(ks.statistic() - 1e-12, ks.statistic() + ks.errorBound() + 1e-12);
  }
}
