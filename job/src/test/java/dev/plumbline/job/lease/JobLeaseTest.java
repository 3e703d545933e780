package dev.plumbline.job.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.settings.SettingsReader;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.junit.jupiter.api.Test;

class JobLeaseTest {

  @Test
  void isThatOfTheSameSubmissionWhenFlinkRunsTheMainMethodAgainForAJobOfAFixedId() {
    // Given
    JobSettings settings = SettingsReader.fromArguments();
    Configuration fixed =
        new Configuration()
            .set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, "0123456789abcdef0123456789abcdef");

    // When
    JobLease first = JobLease.of(settings, fixed);
    JobLease again = JobLease.of(settings, fixed);

    // Then
    assertThat(again.holder()).isEqualTo(first.holder());
    assertThat(JobLease.of(settings, new Configuration()).holder())
        .isNotEqualTo(JobLease.of(settings, new Configuration()).holder());
  }
}
