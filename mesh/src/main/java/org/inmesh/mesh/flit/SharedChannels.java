package org.inmesh.mesh.flit;

import org.inmesh.mesh.FlowControl;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.packet.PacketTable;

/**
 * What the stripes of a network have in common: the arrays of all virtual channels, of which each
 * stripe changes those of its own routers.
 *
 * @param shift bits of the number of a virtual channel within its port
 * @param onOff null if flow control is by credits
 */
record SharedChannels(
    NetworkSpecification specification,
    PacketTable packets,
    PortNumbering ports,
    int shift,
    InputChannels inputs,
    OutputChannels outputs,
    RouteComputation routes,
    OnOffSignals onOff) {

  static SharedChannels of(NetworkSpecification specification, PacketTable packets) {
    RouterSpecification router = specification.router();
    PortNumbering ports = new PortNumbering(specification.topology());
    int shift = Integer.SIZE - Integer.numberOfLeadingZeros(router.channels() - 1);
    InputChannels inputs = new InputChannels(ports, shift, router.bufferDepth());
    OutputChannels outputs = new OutputChannels(ports, shift, router);
    RouteComputation routes =
        new RouteComputation(specification, packets, inputs, outputs, ports, shift);
    OnOffSignals onOff =
        router.flowControl() instanceof FlowControl.OnOff thresholds
            ? new OnOffSignals(ports.total << shift, router.bufferDepth(), thresholds)
            : null;
    return new SharedChannels(specification, packets, ports, shift, inputs, outputs, routes, onOff);
  }
}
