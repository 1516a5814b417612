package org.inmesh.coresim;

import org.inmesh.coresim.energy.EnergySpecification;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Everything about a machine that its results depend on, apart from the program and the seed.
 *
 * @param name the preset's or file's name
 * @param kind mesh of private memories, or coherent multicore
 * @param clockMegahertz of the cores, 1 to 10,000
 * @param processor what each core is
 * @param memoryBytesPerCore private memory of each core on the mesh machine; on the coherent
 *     machine the share of the address space that each core's workspaces occupy; a power of two, 1
 *     KiB to 1 GiB
 * @param network the mesh, which has one node per core
 * @param messagePayloadBytes most bytes of a message that one packet carries, a multiple of 4
 * @param caches used by the coherent machine only, present always so that one file can serve both
 * @param delivery of messages that may need more than one try, or get lost
 * @param energy what the energy of a run is computed with
 */
public record MachineSpecification(
    String name,
    Kind kind,
    int clockMegahertz,
    ProcessorSpecification processor,
    int memoryBytesPerCore,
    NetworkSpecification network,
    int messagePayloadBytes,
    CacheSpecification caches,
    DeliverySpecification delivery,
    EnergySpecification energy) {

  /**
   * A machine of the usual technology with the usual delivery, which matters to unreliable networks
   * and channels only.
   */
  public MachineSpecification(
      String name,
      Kind kind,
      int clockMegahertz,
      ProcessorSpecification processor,
      int memoryBytesPerCore,
      NetworkSpecification network,
      int messagePayloadBytes,
      CacheSpecification caches) {
    this(
        name,
        kind,
        clockMegahertz,
        processor,
        memoryBytesPerCore,
        network,
        messagePayloadBytes,
        caches,
        DeliverySpecification.USUAL,
        EnergySpecification.USUAL);
  }

  /** The same with another network. */
  public MachineSpecification withNetwork(NetworkSpecification other) {
    return new MachineSpecification(
        name,
        kind,
        clockMegahertz,
        processor,
        memoryBytesPerCore,
        other,
        messagePayloadBytes,
        caches,
        delivery,
        energy);
  }

  /** The same with other caches. */
  public MachineSpecification withCaches(CacheSpecification other) {
    return new MachineSpecification(
        name,
        kind,
        clockMegahertz,
        processor,
        memoryBytesPerCore,
        network,
        messagePayloadBytes,
        other,
        delivery,
        energy);
  }

  /** The same with another delivery. */
  public MachineSpecification withDelivery(DeliverySpecification other) {
    return new MachineSpecification(
        name,
        kind,
        clockMegahertz,
        processor,
        memoryBytesPerCore,
        network,
        messagePayloadBytes,
        caches,
        other,
        energy);
  }

  /** The two machines that Inmesh compares. */
  public enum Kind {
    MESH,
    COHERENT
  }

  /** Number of cores. */
  public int cores() {
    return network.nodes();
  }
}
