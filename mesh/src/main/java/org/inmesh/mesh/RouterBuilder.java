package org.inmesh.mesh;

import java.util.List;
import org.inmesh.mesh.RouterSpecification.Allocator;

/**
 * A router that differs from another in what is set here. Nothing is checked before {@link #build},
 * so the order of the calls does not matter. See {@link RouterSpecification} for what each means.
 */
public final class RouterBuilder {
  private List<Integer> channelsOfClass;
  private int bufferDepth;
  private int routingDelay;
  private int channelAllocationDelay;
  private int switchAllocationDelay;
  private int traversalDelay;
  private int linkDelay;
  private int creditDelay;
  private Allocator channelAllocator;
  private Allocator switchAllocator;
  private int allocatorIterations;
  private boolean speculative;
  private boolean waitForTailCredit;
  private FlowControl flowControl;

  RouterBuilder(RouterSpecification router) {
    channelsOfClass = router.channelsOfClass();
    bufferDepth = router.bufferDepth();
    routingDelay = router.routingDelay();
    channelAllocationDelay = router.channelAllocationDelay();
    switchAllocationDelay = router.switchAllocationDelay();
    traversalDelay = router.traversalDelay();
    linkDelay = router.linkDelay();
    creditDelay = router.creditDelay();
    channelAllocator = router.channelAllocator();
    switchAllocator = router.switchAllocator();
    allocatorIterations = router.allocatorIterations();
    speculative = router.speculative();
    waitForTailCredit = router.waitForTailCredit();
    flowControl = router.flowControl();
  }

  /** Sets {@link RouterSpecification#channelsOfClass}. */
  public RouterBuilder channelsOfClass(List<Integer> value) {
    channelsOfClass = value;
    return this;
  }

  /** Sets {@link RouterSpecification#bufferDepth}. */
  public RouterBuilder bufferDepth(int value) {
    bufferDepth = value;
    return this;
  }

  /** Sets {@link RouterSpecification#routingDelay}. */
  public RouterBuilder routingDelay(int value) {
    routingDelay = value;
    return this;
  }

  /** Sets {@link RouterSpecification#channelAllocationDelay}. */
  public RouterBuilder channelAllocationDelay(int value) {
    channelAllocationDelay = value;
    return this;
  }

  /** Sets {@link RouterSpecification#switchAllocationDelay}. */
  public RouterBuilder switchAllocationDelay(int value) {
    switchAllocationDelay = value;
    return this;
  }

  /** Sets {@link RouterSpecification#traversalDelay}. */
  public RouterBuilder traversalDelay(int value) {
    traversalDelay = value;
    return this;
  }

  /** Sets {@link RouterSpecification#linkDelay}. */
  public RouterBuilder linkDelay(int value) {
    linkDelay = value;
    return this;
  }

  /** Sets {@link RouterSpecification#creditDelay}. */
  public RouterBuilder creditDelay(int value) {
    creditDelay = value;
    return this;
  }

  /** Sets {@link RouterSpecification#channelAllocator}. */
  public RouterBuilder channelAllocator(Allocator value) {
    channelAllocator = value;
    return this;
  }

  /** Sets {@link RouterSpecification#switchAllocator}. */
  public RouterBuilder switchAllocator(Allocator value) {
    switchAllocator = value;
    return this;
  }

  /** Sets {@link RouterSpecification#allocatorIterations}. */
  public RouterBuilder allocatorIterations(int value) {
    allocatorIterations = value;
    return this;
  }

  /** Sets {@link RouterSpecification#speculative}. */
  public RouterBuilder speculative(boolean value) {
    speculative = value;
    return this;
  }

  /** Sets {@link RouterSpecification#waitForTailCredit}. */
  public RouterBuilder waitForTailCredit(boolean value) {
    waitForTailCredit = value;
    return this;
  }

  /** Sets {@link RouterSpecification#flowControl}. */
  public RouterBuilder flowControl(FlowControl value) {
    flowControl = value;
    return this;
  }

  /**
   * The router.
   *
   * @throws IllegalArgumentException if a value is out of its range or does not go with another;
   *     the message says which
   */
  public RouterSpecification build() {
    return new RouterSpecification(
        channelsOfClass,
        bufferDepth,
        routingDelay,
        channelAllocationDelay,
        switchAllocationDelay,
        traversalDelay,
        linkDelay,
        creditDelay,
        channelAllocator,
        switchAllocator,
        allocatorIterations,
        speculative,
        waitForTailCredit,
        flowControl);
  }
}
