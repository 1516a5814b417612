package org.inmesh.loader.machinefile;

import java.util.List;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.directory.SharerFormat;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.loader.machinefile.ValueType.Flag;
import org.inmesh.loader.machinefile.ValueType.PowerOfTwo;
import org.inmesh.loader.machinefile.ValueType.Whole;

/** Keys of the coherent machine's caches and directory. */
final class CacheKeys {
  static final MachineKey PROTOCOL =
      new MachineKey(
          "caches.protocol",
          MachineKey.labels(Protocol.values()),
          "mesi",
          "",
          "coherence protocol",
          m -> MachineKey.label(m.caches().protocol()));

  static final MachineKey CONSISTENCY =
      new MachineKey(
          "caches.consistency",
          MachineKey.labels(Consistency.values()),
          "sc",
          "",
          "memory model: sequential consistency or total store order",
          m -> MachineKey.label(m.caches().consistency()));

  static final MachineKey STORE_BUFFER =
      new MachineKey(
          "caches.store-buffer-entries",
          new Whole(1, 256, 1),
          8,
          "stores",
          "size of a core's store buffer, which tso has",
          m -> m.caches().storeBufferEntries());

  static final MachineKey LINE =
      new MachineKey(
          "caches.line-bytes",
          // The four words of a lock have to be in one line: LockWords.
          new PowerOfTwo(16, 256),
          64,
          "bytes",
          "cache line",
          m -> m.caches().lineBytes());

  static final MachineKey L1_BYTES =
      new MachineKey(
          "caches.l1-bytes",
          new Whole(16, 1 << 24, 8),
          32768,
          "bytes",
          "private data cache of a core",
          m -> m.caches().privateCaches().data().bytes());

  static final MachineKey L1_WAYS =
      new MachineKey(
          "caches.l1-ways",
          new Whole(2, 64, 1),
          4,
          "lines",
          "associativity of the private cache",
          m -> m.caches().privateCaches().data().ways());

  static final MachineKey L1_HIT =
      new MachineKey(
          "caches.l1-hit-cycles",
          new Whole(0, 100, 1),
          0,
          "core cycles",
          "added by a hit to an instruction's cycles",
          m -> m.caches().privateCaches().hitCycles());

  static final MachineKey L1_REPLACEMENT =
      new MachineKey(
          "caches.l1-replacement",
          MachineKey.labels(Replacement.values()),
          "lru",
          "",
          "which line of a full set makes room",
          m -> MachineKey.label(m.caches().privateCaches().data().replacement()));

  static final MachineKey L1I_BYTES =
      new MachineKey(
          "caches.l1i-bytes",
          new Whole(0, 1 << 24, 8),
          0,
          "bytes",
          "instruction cache of a core; 0 for none: then instructions come at no cost",
          m -> m.caches().privateCaches().instruction().bytes());

  static final MachineKey L1I_WAYS =
      new MachineKey(
          "caches.l1i-ways",
          new Whole(1, 64, 1),
          4,
          "lines",
          "associativity of the instruction cache",
          m -> m.caches().privateCaches().instruction().ways());

  static final MachineKey L1I_REPLACEMENT =
      new MachineKey(
          "caches.l1i-replacement",
          MachineKey.labels(Replacement.values()),
          "lru",
          "",
          "which line of a full set makes room",
          m -> MachineKey.label(m.caches().privateCaches().instruction().replacement()));

  static final MachineKey L2_BYTES =
      new MachineKey(
          "caches.l2-bytes",
          new Whole(0, 1 << 28, 8),
          0,
          "bytes",
          "private second-level cache of a core; 0 for none",
          m -> m.caches().privateCaches().second().bytes());

  static final MachineKey L2_WAYS =
      new MachineKey(
          "caches.l2-ways",
          new Whole(1, 64, 1),
          8,
          "lines",
          "associativity of the second level",
          m -> m.caches().privateCaches().second().ways());

  static final MachineKey L2_CYCLES =
      new MachineKey(
          "caches.l2-cycles",
          new Whole(1, 1000, 1),
          8,
          "cycles",
          "wait for a line that the second level has",
          m -> m.caches().privateCaches().secondCycles());

  static final MachineKey L2_REPLACEMENT =
      new MachineKey(
          "caches.l2-replacement",
          MachineKey.labels(Replacement.values()),
          "lru",
          "",
          "which line of a full set makes room",
          m -> MachineKey.label(m.caches().privateCaches().second().replacement()));

  static final MachineKey L2_INCLUSIVE =
      new MachineKey(
          "caches.l2-inclusive",
          new Flag(),
          true,
          "",
          "whether the second level holds every line of the first",
          m -> m.caches().privateCaches().inclusive());

  static final MachineKey EVICTION_BUFFERS =
      new MachineKey(
          "caches.eviction-buffers",
          new Whole(1, 64, 1),
          1,
          "lines",
          "lines that a core can be putting back at once",
          m -> m.caches().privateCaches().evictionBuffers());

  static final MachineKey MISS_REGISTERS =
      new MachineKey(
          "caches.miss-registers",
          new Whole(1, 64, 1),
          2,
          "registers",
          "lines that a core can wait for: one for its loads, the others for its store buffer",
          m -> m.caches().privateCaches().missRegisters());

  static final MachineKey FORWARD_CYCLES =
      new MachineKey(
          "caches.forward-cycles",
          new Whole(1, 1000, 1),
          1,
          "core cycles",
          "from another core's request, an invalidation or a recall to a private cache's answer",
          m -> m.caches().privateCaches().forwardCycles());

  static final MachineKey SHARERS =
      new MachineKey(
          "directory.sharers",
          MachineKey.labels(SharerFormat.Kind.values()),
          "full-map",
          "",
          "how the directory notes who shares a line",
          m -> MachineKey.label(m.caches().directory().sharers().kind()));

  static final MachineKey POINTERS =
      new MachineKey(
          "directory.pointers",
          new Whole(1, 64, 1),
          4,
          "cores",
          "sharers that an entry of limited pointers can name",
          m -> m.caches().directory().sharers().pointers());

  static final MachineKey DIRECTORY_ENTRIES =
      new MachineKey(
          "directory.entries",
          new Whole(0, 1 << 24, 1),
          0,
          "lines",
          "entries of each home; 0 for one of every line of memory",
          m -> m.caches().directory().entries());

  static final MachineKey DIRECTORY_WAYS =
      new MachineKey(
          "directory.ways",
          new Whole(2, 64, 1),
          8,
          "lines",
          "associativity of a directory with fewer entries than lines",
          m -> m.caches().directory().ways());

  static final MachineKey ONE_NETWORK =
      new MachineKey(
          "caches.one-network",
          new Flag(),
          false,
          "",
          "requests, forwards and responses share a network and its message classes",
          m -> m.caches().oneNetwork());

  static final MachineKey SLICE_BYTES =
      new MachineKey(
          "caches.slice-bytes",
          new Whole(8, 1 << 28, 8),
          262144,
          "bytes",
          "last-level cache slice at each node",
          m -> m.caches().slice().geometry().bytes());

  static final MachineKey SLICE_WAYS =
      new MachineKey(
          "caches.slice-ways",
          new Whole(1, 64, 1),
          8,
          "lines",
          "associativity of a slice",
          m -> m.caches().slice().geometry().ways());

  static final MachineKey SLICE_REPLACEMENT =
      new MachineKey(
          "caches.slice-replacement",
          MachineKey.labels(Replacement.values()),
          "lru",
          "",
          "which line of a full set makes room",
          m -> MachineKey.label(m.caches().slice().geometry().replacement()));

  static final MachineKey SLICE_INCLUSIVE =
      new MachineKey(
          "caches.slice-inclusive",
          new Flag(),
          false,
          "",
          "whether a slice has every line that private caches have: its tags are the directory",
          m -> m.caches().slice().inclusive());

  static final MachineKey SLICE_CYCLES =
      new MachineKey(
          "caches.slice-cycles",
          new Whole(1, 1000, 1),
          10,
          "core cycles",
          "from request to response of a slice and its directory",
          m -> m.caches().slice().cycles());

  static final MachineKey DRAM_CYCLES =
      new MachineKey(
          "caches.dram-cycles",
          new Whole(0, 10_000, 1),
          100,
          "core cycles",
          "added when the line is not in the slice, if memory has no controllers",
          m -> m.caches().dramCycles());

  /** All, in the order in which they are shown. */
  static final List<MachineKey> ALL =
      List.of(
          PROTOCOL,
          CONSISTENCY,
          STORE_BUFFER,
          LINE,
          L1_BYTES,
          L1_WAYS,
          L1_HIT,
          L1_REPLACEMENT,
          L1I_BYTES,
          L1I_WAYS,
          L1I_REPLACEMENT,
          L2_BYTES,
          L2_WAYS,
          L2_CYCLES,
          L2_REPLACEMENT,
          L2_INCLUSIVE,
          EVICTION_BUFFERS,
          MISS_REGISTERS,
          FORWARD_CYCLES,
          SHARERS,
          POINTERS,
          DIRECTORY_ENTRIES,
          DIRECTORY_WAYS,
          ONE_NETWORK,
          SLICE_BYTES,
          SLICE_WAYS,
          SLICE_REPLACEMENT,
          SLICE_INCLUSIVE,
          SLICE_CYCLES,
          DRAM_CYCLES);

  private CacheKeys() {}
}
