package org.inmesh.bench.recording;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.WaitReason;

/** Events of cores as lines for a person: cycle, core, what, process, the rest. */
final class EventLines implements EventSink {
  private final List<String> lines = new ArrayList<>();

  List<String> lines() {
    return lines;
  }

  /** How many events of a name. */
  long count(String name) {
    return lines.stream().filter(line -> line.split(" ")[2].equals(name)).count();
  }

  /** Messages by channels that are no words of memory. */
  long receivedFromOutside() {
    return lines.stream().filter(line -> line.matches("\\d+ \\d+ received \\w+ [0-7].*")).count();
  }

  /** Processes that have the core right behind the end of another, in the same cycle. */
  long successors() {
    long count = 0;
    for (int i = 1; i < lines.size(); i++) {
      String before = lines.get(i - 1).replaceAll("ended .*", "running");
      if (!before.equals(lines.get(i - 1)) && lines.get(i).startsWith(before + " ")) {
        count++;
      }
    }
    return count;
  }

  private void add(long cycle, int core, String name, int process, String rest) {
    lines.add("%d %d %s %08x %s".formatted(cycle, core, name, process, rest).strip());
  }

  @Override
  public void outputStarted(int core, int process, int channel, int bytes, long cycle) {
    add(cycle, core, "output", process, "%08x %d".formatted(channel, bytes));
  }

  @Override
  public void inputStarted(int core, int process, int channel, int bytes, long cycle) {
    add(cycle, core, "input", process, "%08x %d".formatted(channel, bytes));
  }

  @Override
  public void messageReceived(int core, int process, int channel, int bytes, long cycle) {
    add(cycle, core, "received", process, "%08x %d".formatted(channel, bytes));
  }

  @Override
  public void processStarted(int core, int process, int address, long cycle) {
    add(cycle, core, "started", process, "%08x".formatted(address));
  }

  @Override
  public void processReady(int core, int process, long cycle) {
    add(cycle, core, "ready", process, "");
  }

  @Override
  public void processRunning(int core, int process, int address, long cycle) {
    add(cycle, core, "running", process, "%08x".formatted(address));
  }

  @Override
  public void processWaiting(
      int core, int process, int address, WaitReason reason, int channel, long cycle) {
    add(cycle, core, "waiting", process, "%08x %s %08x".formatted(address, reason, channel));
  }

  @Override
  public void processEnded(int core, int process, int address, long cycle) {
    add(cycle, core, "ended", process, "%08x".formatted(address));
  }

  @Override
  public void coreIdle(int core, long cycle) {
    lines.add("%d %d idle".formatted(cycle, core));
  }

  @Override
  public void coreBusy(int core, long cycle) {
    lines.add("%d %d busy".formatted(cycle, core));
  }

  @Override
  public void instruction(
      int core, int process, int address, int function, int operand, long cycle) {
    add(cycle, core, "instruction", process, "%08x %x %d".formatted(address, function, operand));
  }

  @Override
  public void marker(int core, int process, int value, long cycle) {
    add(cycle, core, "marker", process, "%d".formatted(value));
  }
}
