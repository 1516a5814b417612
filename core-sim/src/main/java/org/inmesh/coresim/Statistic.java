package org.inmesh.coresim;

/**
 * Every statistic of a run, listed once: all output (text, JSON, CSV) comes from this list. The
 * stable name is {@link #key()}.
 */
public enum Statistic {
  CYCLES("cycles", "cycles", "simulated core cycles until the last process ended"),
  SIMULATED_SECONDS("simulated_seconds", "s", "cycles at the machine's clock"),
  INSTRUCTIONS("instructions", "instructions", "executed, prefixes not counted"),
  PROCESSES_STARTED("processes_started", "processes", "by the loader and by startp and runp"),
  CONTEXT_SWITCHES("context_switches", "switches", "a core took up another process"),
  LOCAL_MESSAGES("local_messages", "messages", "rendezvous of two processes through a memory word"),
  REMOTE_MESSAGES("remote_messages", "messages", "through the network interface"),
  LINK_MESSAGES("link_messages", "messages", "sent whole by processes through serial links"),
  LINK_BYTES("link_bytes", "bytes", "sent by processors through serial links"),
  PACKETS("packets", "packets", "delivered by the network"),
  FLITS("flits", "flits", "delivered by the network"),
  FLIT_HOPS("flit_hops", "flit-hops", "links between routers crossed, summed over flits"),
  PACKET_LATENCY_MEAN(
      "packet_latency_mean", "core cycles", "from a packet's creation to its tail's arrival"),
  PACKET_LATENCY_MAXIMUM("packet_latency_max", "core cycles", "the slowest packet"),
  CORE_UTILISATION("core_utilisation", "", "share of all cores' cycles spent on instructions"),
  L1_ACCESSES("l1_accesses", "accesses", "loads and stores of the coherent machine's cores"),
  L1_MISSES("l1_misses", "misses", "accesses that waited for the directory"),
  INVALIDATIONS("invalidations", "messages", "sent to sharers"),
  CACHE_TRANSFERS("cache_transfers", "lines", "supplied by another core's cache"),
  DRAM_READS("dram_reads", "lines", "not found in the last-level slice");

  private final String key;
  private final String unit;
  private final String meaning;

  Statistic(String key, String unit, String meaning) {
    this.key = key;
    this.unit = unit;
    this.meaning = meaning;
  }

  /** Stable name, in lower case with underscores. */
  public String key() {
    return key;
  }

  /** Unit, empty for a ratio. */
  public String unit() {
    return unit;
  }

  /** One line. */
  public String meaning() {
    return meaning;
  }
}
