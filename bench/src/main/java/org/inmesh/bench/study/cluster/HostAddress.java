package org.inmesh.bench.study.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.BadInputException;

/**
 * Where a worker listens.
 *
 * @param host name or address
 * @param port 1 to 65535
 */
public record HostAddress(String host, int port) {
  /** If nothing is said. */
  public static final int DEFAULT_PORT = 5701;

  private static final int LAST_PORT = 65535;

  /**
   * Reads a list.
   *
   * @param text {@code host1,host2:5702,[::1]:5701}
   * @throws BadInputException if it is something else
   */
  public static List<HostAddress> list(String text) {
    List<HostAddress> addresses = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      addresses.add(read(part.strip()));
    }
    return List.copyOf(addresses);
  }

  /**
   * Reads an address.
   *
   * @param text {@code host} or {@code host:port}; an IPv6 address with a port in brackets
   * @throws BadInputException if it is something else
   */
  public static HostAddress read(String text) {
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon >= 0 && (text.indexOf(':') == colon || text.startsWith("["));
    if (text.endsWith("]")) {
      hasPort = false;
    }
    String host = (hasPort ? text.substring(0, colon) : text).replaceAll("[\\[\\]]", "");
    if (host.isEmpty() || host.chars().anyMatch(Character::isWhitespace)) {
      throw new BadInputException("'%s' is no host; one is host or host:port".formatted(text));
    }
    return new HostAddress(host, hasPort ? port(text, text.substring(colon + 1)) : DEFAULT_PORT);
  }

  /**
   * Checks that the host is one.
   *
   * @throws BadInputException if no host of that name is known here
   */
  void checkKnown() {
    try {
      InetAddress.getByName(host);
    } catch (UnknownHostException unknown) {
      throw new BadInputException("no host of the name '%s' is known here".formatted(host));
    }
  }

  private static int port(String text, String number) {
    if (number.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(number);
      if (port >= 1 && port <= LAST_PORT) {
        return port;
      }
    }
    throw new BadInputException("'%s': a port is a number from 1 to 65535".formatted(text));
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
