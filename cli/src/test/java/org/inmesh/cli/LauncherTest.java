package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the launcher starts is what is tested. */
class LauncherTest {
  /** Of modules, of native access, and of the queue. */
  private static final Pattern FLAG = Pattern.compile("--[a-z-]+[a-z]=\\S+|-Dchronicle\\S+");

  @Test
  void shouldPassTheFlagsOfTheTests() throws IOException {
    // Tests run in the folder of their module.
    String launcher = Files.readString(Path.of("..", "inmesh"));
    List<String> launched = FLAG.matcher(launcher).results().map(MatchResult::group).toList();
    List<String> tested =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> FLAG.matcher(flag).matches())
            .toList();
    assertThat(launched).hasSizeGreaterThan(5).containsExactlyInAnyOrderElementsOf(tested);
  }

  /** The queue's analytics would call out and write to the home folder. */
  @Test
  void shouldHaveTheQueueWithoutItsAnalytics() {
    assertThat(System.getProperty("java.class.path"))
        .contains("chronicle-queue")
        .doesNotContain("chronicle-analytics");
    assertThatThrownBy(() -> Class.forName("net.openhft.chronicle.analytics.Analytics"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}
