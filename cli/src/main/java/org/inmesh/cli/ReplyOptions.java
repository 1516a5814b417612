package org.inmesh.cli;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.epiphany.EpiphanyNetwork;
import org.inmesh.mesh.traffic.PacketSizes;
import org.inmesh.mesh.traffic.RequestReply;
import org.inmesh.mesh.traffic.TrafficComponent;
import picocli.CommandLine.Option;

/** The options that make every packet a request that is answered. */
final class ReplyOptions {
  @Option(
      names = "--reply",
      paramLabel = "FLITS",
      split = ",",
      description =
          "every packet is a request, answered by a packet of so many flits, in message class 1 if"
              + " the router has one; on an Epiphany, reads answered by on-chip writes; replies count as load")
  private List<Integer> reply = new ArrayList<>();

  @Option(
      names = "--service",
      paramLabel = "CYCLES",
      description = "from the arrival of a request to its reply; default: 0")
  private Integer service;

  @Option(
      names = "--outstanding",
      paramLabel = "N",
      description = "requests that a node may have unanswered; default: any number")
  private Integer outstanding;

  /** The message class of packets if no option names one. */
  int requestClass(NetworkSpecification network) {
    boolean isRead = network.model() == Model.EPIPHANY && !reply.isEmpty();
    return isRead ? EpiphanyNetwork.READ_REQUEST : 0;
  }

  private static int replyClass(NetworkSpecification network) {
    if (network.model() == Model.EPIPHANY) {
      return EpiphanyNetwork.ON_CHIP_WRITE;
    }
    return network.messageClasses() > 1 ? 1 : 0;
  }

  /** The component, answered if an option says so. */
  TrafficComponent applied(TrafficComponent component, NetworkSpecification network) {
    if (reply.isEmpty()) {
      if (service != null || outstanding != null) {
        throw new BadInputException("--service and --outstanding have no meaning without --reply");
      }
      return component;
    }
    int replyClass = replyClass(network);
    PacketSizes lengths = OptionText.sizes("--reply", reply);
    return OptionText.refused(
        "--service, --outstanding",
        () ->
            component.withReplies(
                new RequestReply(
                    lengths,
                    replyClass,
                    service == null ? 0 : service,
                    outstanding == null ? RequestReply.UNBOUNDED : outstanding)));
  }
}
