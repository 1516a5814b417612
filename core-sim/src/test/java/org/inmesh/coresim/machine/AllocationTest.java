package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.machine.AssembledImage.WORKSPACE;
import static org.inmesh.coresim.machine.AssembledImage.mesh;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.program.MachineImage;
import org.junit.jupiter.api.Test;

/** A longer run allocates no more than a shorter one: nothing is allocated in steady state. */
class AllocationTest {
  private static final int REMOTE = MachineImage.VIRTUAL_CHANNEL_START;
  private static final int LOCAL = MachineImage.MEMORY_START + 3000;

  /**
   * On each core one process answers another's messages, local or from the next core, and waits.
   */
  private static final String SOURCE =
      """
      ping:                  -- words 1 and 2: channels out and in
        ldl 1
        ldl 3
        outword
        ldlp 3
        ldl 2
        ldc 4
        in
        ldtimer
        tin
        fpldzerodb           -- words 4 and 5: a sum
        fpldzerosn
        fpur32tor64
        fpurz
        fpadd
        ldlp 4
        fpstnldb
        j ping
      pong:
        alt
        ldl 2
        ldc 1
        enbc
        altwt
        ldl 2
        ldc 1
        ldc 0
        disc
        altend
        ldlp 3
        ldl 2
        ldc 4
        in
        ldl 1
        ldl 3
        outword
        j pong
      """;

  private static long allocatedBy(long cycles) {
    AssembledImage image =
        new AssembledImage(4, SOURCE)
            .process(0, WORKSPACE, "ping")
            .process(3, WORKSPACE, "pong")
            .process(0, WORKSPACE + 512, "ping")
            .process(0, WORKSPACE + 768, "pong")
            .words(0, WORKSPACE + 4, REMOTE, REMOTE + 4)
            .words(3, WORKSPACE + 4, REMOTE + 4, REMOTE)
            .words(0, WORKSPACE + 516, LOCAL, LOCAL + 4)
            .words(0, WORKSPACE + 772, LOCAL + 4, LOCAL)
            .words(0, LOCAL, MachineImage.MEMORY_START, MachineImage.MEMORY_START)
            .connect(0, 0, 3, 0)
            .connect(3, 1, 0, 1);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    // Translating code allocates, whenever it is that the code has become hot.
    RunResult result =
        Machines.build(
                mesh(2, 2), image.build(), new RecordingHost(), Machines.Stepping.INTERPRETED)
            .run(cycles);
    long after = threads.getCurrentThreadAllocatedBytes();
    assertThat(result.ending()).isEqualTo(Ending.CYCLE_LIMIT);
    return after - before;
  }

  @Test
  void shouldAllocateNothingInSteadyState() {
    allocatedBy(400_000);
    long shorter = allocatedBy(200_000);
    long longer = allocatedBy(400_000);
    // Some thousand messages more; a single object for each would be above this.
    assertThat(longer - shorter).isLessThan(4_000);
  }
}
