package org.inmesh.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.mesh.energy.NetworkEnergy;
import org.inmesh.mesh.energy.NetworkEnergy.LinkEnergy;
import org.inmesh.mesh.energy.NetworkEnergy.RouterEnergy;
import org.inmesh.mesh.measurement.Utilisation;

/** The links and routers of a network as named values, for JSON and CSV. */
final class LinkValues {
  private static final String[] OUTPUTS = {"x+", "x-", "y+", "y-"};

  private LinkValues() {}

  /** A row for each link between routers, in the order of {@link Utilisation#links}. */
  static List<Map<String, Object>> links(Utilisation utilisation, Optional<NetworkEnergy> energy) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Utilisation.Link link : utilisation.links()) {
      Optional<LinkEnergy> spent = place(energy.map(NetworkEnergy::linkEnergy), rows.size());
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("from_router", link.router());
      row.put("to_router", link.neighbour());
      row.put("output", OUTPUTS[link.output()]);
      row.put("flits", link.flits());
      row.put("load", link.load());
      row.put("dynamic_energy_pj", spent.map(LinkEnergy::dynamic).orElse(null));
      row.put("leakage_energy_pj", spent.map(LinkEnergy::leakage).orElse(null));
      rows.add(row);
    }
    return rows;
  }

  /** A row for each router, by number. */
  static List<Map<String, Object>> routers(
      Utilisation utilisation, Optional<NetworkEnergy> energy) {
    int columns = utilisation.topology().routerColumns();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int router = 0; router < utilisation.topology().routers(); router++) {
      Optional<RouterEnergy> spent = place(energy.map(NetworkEnergy::routers), router);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("router_number", router);
      row.put("column", router % columns);
      row.put("row", router / columns);
      row.put("flits", utilisation.routerFlits(router));
      row.put("load", utilisation.routerLoad(router));
      row.put("dynamic_energy_pj", spent.map(RouterEnergy::dynamic).orElse(null));
      row.put("clock_energy_pj", spent.map(RouterEnergy::clock).orElse(null));
      row.put("leakage_energy_pj", spent.map(RouterEnergy::leakage).orElse(null));
      rows.add(row);
    }
    return rows;
  }

  private static <T> Optional<T> place(Optional<List<T>> list, int place) {
    return list.map(each -> each.get(place));
  }
}
