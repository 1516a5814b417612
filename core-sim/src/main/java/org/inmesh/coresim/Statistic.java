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
  BYTE_HOPS(
      "byte_hops", "byte-hops", "of messages between cores: bytes x links between the two cores"),
  LINK_MESSAGES("link_messages", "messages", "sent whole by processes through serial links"),
  LINK_BYTES("link_bytes", "bytes", "sent by processors through serial links"),
  PACKETS("packets", "packets", "delivered by the network"),
  FLITS("flits", "flits", "delivered by the network"),
  FLIT_HOPS("flit_hops", "flit-hops", "links between routers crossed, summed over flits"),
  PACKET_LATENCY_MEAN(
      "packet_latency_mean", "core cycles", "from a packet's creation to its tail's arrival"),
  PACKET_LATENCY_MAXIMUM("packet_latency_max", "core cycles", "the slowest packet"),
  PACKETS_LOST("packets_lost", "packets", "damaged by unreliable links and discarded"),
  PACKETS_DELAYED("packets_delayed", "packets", "held back by unreliable links"),
  RETRANSMISSIONS("retransmissions", "packets", "sent again for want of an acknowledgement"),
  DUPLICATES("duplicates", "packets", "discarded, as an earlier try had arrived"),
  UNRELIABLE_MESSAGES("unreliable_messages", "messages", "output to unreliable channels"),
  UNRELIABLE_LOST("unreliable_lost", "messages", "of these, lost by the network"),
  UNRELIABLE_DROPPED(
      "unreliable_dropped", "messages", "of these, that found their receive buffer full"),
  CORE_UTILISATION("core_utilisation", "", "share of all cores' cycles spent on instructions"),
  COMPUTE_CYCLES("compute_cycles", "core cycles", "instructions that none of the following are"),
  SEND_CYCLES("send_cycles", "core cycles", "instructions that send"),
  RECEIVE_CYCLES("receive_cycles", "core cycles", "instructions that receive"),
  ALTERNATION_CYCLES("alternation_cycles", "core cycles", "instructions of alternations"),
  SCHEDULER_CYCLES("scheduler_cycles", "core cycles", "starting, ending, changing processes"),
  L1_CYCLES("l1_cycles", "core cycles", "added by hits in the first level"),
  L2_CYCLES("l2_cycles", "core cycles", "waiting for the own second level"),
  FETCH_CYCLES("fetch_cycles", "core cycles", "waiting for instructions, from wherever"),
  CLUSTER_CYCLES("cluster_cycles", "core cycles", "waiting for the home of the core's cluster"),
  LLC_CYCLES("llc_cycles", "core cycles", "waiting for a slice or its directory"),
  REMOTE_CACHE_CYCLES("remote_cache_cycles", "core cycles", "waiting for another core's cache"),
  MEMORY_CYCLES("memory_cycles", "core cycles", "waiting for memory"),
  STORE_BUFFER_CYCLES("store_buffer_cycles", "core cycles", "waiting for the store buffer"),
  SYNCHRONISATION_CYCLES(
      "synchronisation_cycles",
      "core cycles",
      "instructions of messages, processes, locks, fences and atomic operations"),
  IDLE_CYCLES("idle_cycles", "core cycles", "no process was ready"),
  L1_ACCESSES("l1_accesses", "accesses", "of the cores to their first level of data"),
  L1_HITS("l1_hits", "accesses", "found there with the right that they need"),
  L1_MISSES("l1_misses", "accesses", "not so; upgrades and those of store buffers included"),
  L1_COLD("l1_cold", "misses", "the core's first access to the line"),
  L1_CAPACITY("l1_capacity", "misses", "also of a fully associative cache of the same size"),
  L1_CONFLICT("l1_conflict", "misses", "lines that it would have held"),
  L1_TRUE_SHARING("l1_true_sharing", "misses", "after invalidation, to see what others wrote"),
  L1_FALSE_SHARING("l1_false_sharing", "misses", "after invalidation, for nothing new"),
  L1I_ACCESSES("l1i_accesses", "lines", "fetched from instruction caches"),
  L1I_HITS("l1i_hits", "lines", "of these, that were there"),
  L1I_MISSES("l1i_misses", "lines", "of these, that were not"),
  L1I_COLD("l1i_cold", "misses", "the cache's first use of the line"),
  L1I_CAPACITY("l1i_capacity", "misses", "also of a fully associative cache of the same size"),
  L1I_CONFLICT("l1i_conflict", "misses", "lines that it would have held"),
  L1I_TRUE_SHARING("l1i_true_sharing", "misses", "of code that another core has written"),
  L1I_FALSE_SHARING("l1i_false_sharing", "misses", "invalidated, though nothing in it is new"),
  L2_ACCESSES("l2_accesses", "accesses", "misses of the first level"),
  L2_HITS("l2_hits", "accesses", "found in the core's second level"),
  L2_MISSES("l2_misses", "accesses", "for which the directory was asked"),
  L2_COLD("l2_cold", "misses", "as of the first level"),
  L2_CAPACITY("l2_capacity", "misses", "as of the first level"),
  L2_CONFLICT("l2_conflict", "misses", "as of the first level"),
  L2_TRUE_SHARING("l2_true_sharing", "misses", "as of the first level"),
  L2_FALSE_SHARING("l2_false_sharing", "misses", "as of the first level"),
  UPGRADES("upgrades", "misses", "of lines that the core had, without the right to write"),
  CLUSTER_ACCESSES("cluster_accesses", "lines", "asked of clusters' homes by their caches"),
  CLUSTER_HITS("cluster_hits", "lines", "for which the cluster had the rights that they need"),
  CLUSTER_MISSES("cluster_misses", "lines", "for which the home of all clusters was asked"),
  CLUSTER_EVICTIONS("cluster_evictions", "lines", "that left a cluster to make room for others"),
  CLUSTER_TRANSFERS("cluster_transfers", "lines", "supplied by another cluster"),
  CLUSTER_DOWNGRADES(
      "cluster_downgrades", "lines", "that their owner had to share as other clusters read them"),
  LLC_ACCESSES("llc_accesses", "lines", "read from slices of the last level"),
  LLC_HITS("llc_hits", "lines", "that the slice had"),
  LLC_MISSES("llc_misses", "lines", "that it had to get from memory"),
  LLC_COLD("llc_cold", "misses", "the first use of the line"),
  LLC_CAPACITY("llc_capacity", "misses", "also of a fully associative slice of the same size"),
  LLC_CONFLICT("llc_conflict", "misses", "lines that it would have held"),
  LLC_WRITES("llc_writes", "lines", "put or copied back by private caches"),
  INVALIDATIONS("invalidations", "messages", "sent to sharers"),
  INVALIDATIONS_RECEIVED("invalidations_received", "messages", "handled by caches"),
  CACHE_TRANSFERS("cache_transfers", "lines", "supplied by another core's cache"),
  DIRTY_TRANSFERS("dirty_transfers", "lines", "of these, written to before"),
  PUT_BACKS("put_backs", "lines", "owned lines that caches had no room for"),
  DIRECTORY_ENTRIES("directory_entries", "entries", "that all homes have"),
  DIRECTORY_ENTRIES_MEAN(
      "directory_entries_mean", "entries", "in use on average, for cached lines"),
  DIRECTORY_ENTRIES_MAXIMUM("directory_entries_max", "entries", "most at once"),
  RECALLS("recalls", "lines", "recalled from caches to have room in directory or slice"),
  CLUSTER_ENTRY_BITS(
      "cluster_entry_bits",
      "bits",
      "of a clusters' directory's entry, one for each line of slices"),
  DIRECTORY_ENTRY_BITS(
      "directory_entry_bits", "bits", "sharers, owner, state, and a tag if none other serves"),
  DIRECTORY_KIBIBYTES("directory_storage", "KiB", "of all entries"),
  DIRECTORY_OVERHEAD("directory_overhead", "", "of these, over the data bytes of all caches"),
  REQUEST_PACKETS("request_packets", "packets", "from caches to homes"),
  REQUEST_FLITS("request_flits", "flits", "of these"),
  REQUEST_BYTES("request_bytes", "bytes", "of these, whole flits"),
  FORWARD_PACKETS("forward_packets", "packets", "from homes to caches: forwards, invalidations"),
  FORWARD_FLITS("forward_flits", "flits", "of these"),
  FORWARD_BYTES("forward_bytes", "bytes", "of these, whole flits"),
  RESPONSE_PACKETS("response_packets", "packets", "data, acknowledgements, unblocks, wake-ups"),
  RESPONSE_FLITS("response_flits", "flits", "of these"),
  RESPONSE_BYTES("response_bytes", "bytes", "of these, whole flits"),
  BETWEEN_REQUEST_PACKETS("between_request_packets", "packets", "requests of clusters to homes"),
  BETWEEN_REQUEST_FLITS("between_request_flits", "flits", "of these"),
  BETWEEN_REQUEST_BYTES("between_request_bytes", "bytes", "of these, whole flits"),
  BETWEEN_FORWARD_PACKETS("between_forward_packets", "packets", "from homes to clusters"),
  BETWEEN_FORWARD_FLITS("between_forward_flits", "flits", "of these"),
  BETWEEN_FORWARD_BYTES("between_forward_bytes", "bytes", "of these, whole flits"),
  BETWEEN_RESPONSE_PACKETS(
      "between_response_packets", "packets", "to clusters and their homes: data and others"),
  BETWEEN_RESPONSE_FLITS("between_response_flits", "flits", "of these"),
  BETWEEN_RESPONSE_BYTES("between_response_bytes", "bytes", "of these, whole flits"),
  BUFFERED_STORES("buffered_stores", "stores", "put in store buffers"),
  FORWARDED_LOADS("forwarded_loads", "loads", "answered by store buffers"),
  STORE_BUFFER_STALLS(
      "store_buffer_stalls", "stalls", "for room in the store buffer, or until it was empty"),
  MISS_REGISTERS_MEAN(
      "miss_registers_mean", "registers", "in use on average, of a core for loads and stores"),
  MISS_REGISTERS_MAXIMUM("miss_registers_max", "registers", "most of one core at once"),
  MISS_REGISTER_WAIT(
      "miss_register_wait", "core cycles", "in which a buffered store waited for a miss register"),
  DRAM_READS("dram_reads", "lines", "read from memory"),
  DRAM_WRITES("dram_writes", "lines", "written to memory"),
  MEMORY_BANDWIDTH("memory_bandwidth", "bytes/cycle", "of these, over the whole run"),
  MEMORY_ROW_HITS("memory_row_hits", "lines", "whose row was open at its memory controller"),
  MEMORY_ROW_MISSES("memory_row_misses", "lines", "whose bank had no open row"),
  MEMORY_ROW_CONFLICTS("memory_row_conflicts", "lines", "for which another row was closed"),
  MEMORY_BUS_UTILISATION("memory_bus_utilisation", "", "share of cycles with data, of all buses"),
  MEMORY_WAIT_MEAN("memory_wait_mean", "core cycles", "of a line for other lines' use of memory"),
  ENERGY("energy", "pJ", "of the whole run, estimated: what of the following there is"),
  ENERGY_DYNAMIC("energy_dynamic", "pJ", "of these, what is not leakage"),
  ENERGY_INSTRUCTIONS("energy_instructions", "pJ", "of instructions, without memory and clock"),
  ENERGY_CORE_CLOCK("energy_core_clock", "pJ", "of the clocks of cores that are not idle"),
  ENERGY_CORE_LEAKAGE("energy_core_leakage", "pJ", "of all cores, without memory"),
  ENERGY_FETCH("energy_fetch", "pJ", "of reading instructions, from private memory or first level"),
  ENERGY_PRIVATE_MEMORY("energy_private_memory", "pJ", "of data and messages in private memory"),
  ENERGY_L1("energy_l1", "pJ", "of data in the first level, and of filling it"),
  ENERGY_L2("energy_l2", "pJ", "of the second level, and of lines for other cores"),
  ENERGY_CLUSTERS("energy_clusters", "pJ", "of clusters' slices and their directories"),
  ENERGY_LLC("energy_llc", "pJ", "of slices of the last level"),
  ENERGY_DIRECTORY("energy_directory", "pJ", "of the homes' directories"),
  ENERGY_MEMORY_LEAKAGE("energy_memory_leakage", "pJ", "of private memory, caches, directories"),
  ENERGY_DRAM("energy_dram", "pJ", "of lines read from memory and written to it"),
  ENERGY_ROUTERS("energy_routers", "pJ", "of flits in routers"),
  ENERGY_LINKS("energy_links", "pJ", "of flits on links between routers"),
  ENERGY_NETWORK_CLOCK("energy_network_clock", "pJ", "of the clocks of all routers"),
  ENERGY_NETWORK_LEAKAGE("energy_network_leakage", "pJ", "of all routers and links"),
  ENERGY_PER_INSTRUCTION("energy_per_instruction", "pJ", "of the whole run's energy"),
  POWER("power", "mW", "energy over simulated time"),
  ENERGY_DELAY("energy_delay", "pJ s", "energy times simulated time");

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
