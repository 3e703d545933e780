package dev.plumbline.testbed;

import static org.assertj.core.api.Assertions.assertThat;

/** What "the same results" means: all alerts, each once, and the last word on each measurement. */
final class SameResults {

  private SameResults() {}

  static void assertSame(CommittedResults actual, CommittedResults expected) {
    assertThat(actual.alerts()).doesNotHaveDuplicates();
    assertThat(actual.alerts()).containsExactlyElementsOf(expected.alerts());
    assertThat(actual.measurements()).containsExactlyEntriesOf(expected.measurements());
    assertThat(actual.rejections()).isNotEmpty().isEqualTo(expected.rejections());
  }
}
