package org.inmesh.traces.export;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.inmesh.traces.header.ProgramNames;
import org.inmesh.traces.header.TraceMachine;

/**
 * The tracks of a timeline: a group for each core, with a track for the core, one for its coherence
 * messages and one for each of its processes; a group for each network. A track is announced when
 * it is first asked for.
 */
final class ChromeTracks {
  private static final String METADATA = "M";

  private final ChromeEvents events;
  private final ProgramNames names;
  private final int nodes;
  private final Int2ObjectHashMap<Track> cores = new Int2ObjectHashMap<>();
  private final Int2ObjectHashMap<Track> coherence = new Int2ObjectHashMap<>();
  private final Long2ObjectHashMap<Track> processes = new Long2ObjectHashMap<>();
  private final Int2ObjectHashMap<Track> networks = new Int2ObjectHashMap<>();
  private final Map<String, Integer> processesOfName = new HashMap<>();
  private int lastThread;

  /** A line of the timeline, with at most one slice open. */
  static final class Track {
    /** Number of its group; viewers keep 0 for themselves. */
    final int group;

    /** Number of the track; no other has it, nor has a group. */
    final int thread;

    /** Name of the slice that is open; empty if none is. */
    String slice = "";

    private Track(int group, int thread) {
      this.group = group;
      this.thread = thread;
    }
  }

  ChromeTracks(ChromeEvents events, ProgramNames names, TraceMachine machine) {
    this.events = events;
    this.names = names;
    nodes = machine.nodes();
    lastThread = nodes + machine.networks();
  }

  /** Whether a core is idle or busy. */
  Track core(int core) {
    Track track = cores.get(core);
    if (track == null) {
      announce("process_name", "core " + core, core + 1, 0);
      order("process_sort_index", core + 1, 0, core);
      track = track(core + 1, "core " + core);
      cores.put(core, track);
    }
    return track;
  }

  /** The coherence messages that a core's tile sends. */
  Track coherence(int core) {
    Track track = coherence.get(core);
    if (track == null) {
      track = track(core(core).group, "coherence");
      coherence.put(core, track);
    }
    return track;
  }

  /** What a process does. */
  Track process(int core, int process) {
    long key = (long) core << 32 | process & 0xFFFF_FFFFL;
    Track track = processes.get(key);
    if (track == null) {
      track = track(core(core).group, processName(core, process));
      processes.put(key, track);
    }
    return track;
  }

  /** A component may have several processes; all but the first have their number in the name. */
  private String processName(int core, int process) {
    String name = names.component(core, process);
    int number = processesOfName.merge(core + " " + name, 1, Integer::sum);
    return number == 1 ? name : name + " #" + number;
  }

  /** What a network carries. */
  Track network(int network) {
    Track track = networks.get(network);
    if (track == null) {
      int group = nodes + network + 1;
      announce("process_name", "network " + network, group, 0);
      order("process_sort_index", group, 0, group);
      track = track(group, "packets");
      networks.put(network, track);
    }
    return track;
  }

  /** All tracks that may have an open slice. */
  void forEachWithSlices(Consumer<Track> action) {
    cores.values().forEach(action);
    processes.values().forEach(action);
  }

  private Track track(int group, String name) {
    Track track = new Track(group, ++lastThread);
    announce("thread_name", name, group, track.thread);
    order("thread_sort_index", group, track.thread, track.thread);
    return track;
  }

  private void announce(String what, String name, int group, int thread) {
    events.begin(METADATA, "__metadata", what, group, thread, 0);
    events.argument("name", name);
    events.end();
  }

  private void order(String what, int group, int thread, int index) {
    events.begin(METADATA, "__metadata", what, group, thread, 0);
    events.argument("sort_index", index);
    events.end();
  }
}
