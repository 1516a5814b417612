package org.inmesh.bench.validation;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.inmesh.coresim.MachineSpecification;

/** Small programs for a module, timed. Labels are where the logic analyser looks. */
final class TransputerPrograms {
  private static final long ENOUGH = 1_000_000;

  /** Starts a second process and gives way to it; it is the last of a PAR to end. */
  private static final String SWITCH =
      """
        lda after
        ldlp -40
        stnl 0
        ldc 1
        ldlp -39
        stnl 0
        ldc second - started
        ldlp -80
      starting:
        startp
      started:
        stopp
      second:
        ldlp 40
      ending:
        endp
      after:
        stopp
      """;

  /**
   * A message of %1$d bytes between two processes by a word of memory; the one that outputs comes
   * second.
   */
  private static final String MESSAGE =
      """
        mint
        stl 0
        ldc second - started
        ldlp -60
        startp
      started:
        ldc #80000800
        ldlp 0
        ldc %1$d
      waiting:
        in
        stopp
      second:
        ldc #80000A00
        ldlp 60
        ldc %1$d
      sending:
        out
      sent:
        stopp
      """;

  /** A message of %1$d bytes by the cable from link 1 to link 2, whose receiver waits for it. */
  private static final String ONE_WAY =
      """
        ldc sender - started
        ldlp -60
        startp
      started:
        ldc #80004000
        mint
        ldnlp 6
        ldc %1$d
        in
      received:
        stopp
      sender:
        ldc #80001000
        mint
        ldnlp 1
        ldc %1$d
      sending:
        out
        stopp
      """;

  /** Two messages of %1$d bytes at the same time, one each way. */
  private static final String BOTH_WAYS =
      """
        ldc receiver - one
        ldlp -30
        startp
      one:
        ldc back - two
        ldlp -60
        startp
      two:
        ldc backwards - three
        ldlp -90
        startp
      three:
        ldc #80001000
        mint
        ldnlp 1
        ldc %1$d
      sending:
        out
        stopp
      back:
        ldc #80001000
        mint
        ldnlp 2
        ldc %1$d
        out
        stopp
      receiver:
        ldc #80004000
        mint
        ldnlp 6
        ldc %1$d
        in
      received:
        stopp
      backwards:
        ldc #80008000
        mint
        ldnlp 5
        ldc %1$d
        in
      returned:
        stopp
      """;

  /**
   * A process of high priority waits for the event pin again and again, while one of low priority
   * does %s for ever.
   */
  private static final String INTERRUPTED =
      """
        lda waiting
        ldlp -60
        stnl -1
        ldlp -60
        runp
      %s
      waiting:
        ldlp 1
        mint
        ldnlp 8
        ldc 1
        in
      running:
        j waiting
      """;

  private static final String JUMPS =
      """
      again:
        j again
      """;

  private static final String DIVISIONS =
      """
      again:
        ldc 7
        ldc 3
        div
        stl 1
        j again
      """;

  /** Roots of 2, of double length, whose steps are the longest instructions of floating point. */
  private static final String ROOTS =
      """
        ldc #40000000
        stl 3
        ldc 0
        stl 2
      again:
        ldlp 2
        fpldnldb
        fpusqrtfirst
        fpusqrtstep
        fpusqrtstep
        fpusqrtlast
        ldlp 4
        fpstnldb
        j again
      """;

  private static final int EVENTS = 400;

  /** Prime to the lengths of the loops, so that events come at any cycle of them. */
  private static final int MICROSECONDS_BETWEEN = 11;

  private TransputerPrograms() {}

  static TimedModule processSwitch(MachineSpecification machine) {
    return TimedModule.run(machine, SWITCH, ENOUGH);
  }

  static TimedModule message(MachineSpecification machine, int bytes) {
    return TimedModule.run(machine, String.format(Locale.ROOT, MESSAGE, bytes), ENOUGH);
  }

  /** Cycles of a message by a link, from its {@code out} to the receiver's next instruction. */
  static long linkCycles(MachineSpecification machine, int bytes) {
    return TimedModule.run(machine, String.format(Locale.ROOT, ONE_WAY, bytes), ENOUGH)
        .cycles("sending", "received");
  }

  /** Cycles of two messages at the same time, one each way. */
  static long bothWaysCycles(MachineSpecification machine, int bytes) {
    TimedModule timed =
        TimedModule.run(machine, String.format(Locale.ROOT, BOTH_WAYS, bytes), ENOUGH);
    return Math.max(timed.cycles("sending", "received"), timed.cycles("sending", "returned"));
  }

  enum Interrupted {
    JUMPS(TransputerPrograms.JUMPS),
    DIVISIONS(TransputerPrograms.DIVISIONS),
    ROOTS(TransputerPrograms.ROOTS);

    private final String code;

    Interrupted(String code) {
      this.code = code;
    }
  }

  /** Cycles from an event to the first instruction of the process of high priority. */
  static long[] interruptLatencies(MachineSpecification machine, Interrupted low) {
    long[] events =
        LongStream.rangeClosed(1, EVENTS)
            .map(number -> 1000 + number * MICROSECONDS_BETWEEN)
            .toArray();
    long end = (events[EVENTS - 1] + 1000) * machine.clockMegahertz();
    TimedModule timed =
        TimedModule.run(machine, String.format(Locale.ROOT, INTERRUPTED, low.code), end, events);
    List<Long> begun = timed.cyclesAt("running");
    long[] latencies = new long[EVENTS];
    for (int i = 0; i < EVENTS; i++) {
      latencies[i] = begun.get(i) - events[i] * machine.clockMegahertz();
    }
    return latencies;
  }
}
