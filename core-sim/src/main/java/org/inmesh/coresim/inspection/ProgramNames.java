package org.inmesh.coresim.inspection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.inmesh.coresim.inspection.Breakpoint.Place;
import org.inmesh.coresim.program.DebugInformation.LineEntry;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.coresim.program.MachineImage.InitialProcess;
import org.inmesh.coresim.program.WorkspaceLayout;

/** What a program's source calls its addresses. */
public final class ProgramNames {
  private final MachineImage image;

  /** Names of a program. */
  public ProgramNames(MachineImage image) {
    this.image = image;
  }

  /** The program. */
  public MachineImage image() {
    return image;
  }

  /** The source of the code at an address. */
  public Optional<LineEntry> line(int core, int address) {
    return image.debug().at(image.codeOfCore()[core], address);
  }

  /** What the words of workspaces mean on a core. */
  public WorkspaceLayout layout(int core) {
    return image.debug().workspacesOf(image.codeOfCore()[core]);
  }

  /** The component that a workspace belongs to, or its address. */
  public String component(int core, int workspace) {
    return image.processes().stream()
        .filter(process -> process.core() == core)
        .filter(process -> process.low() <= workspace && workspace < process.high())
        .map(InitialProcess::name)
        .findFirst()
        .orElse("#%08X".formatted(workspace));
  }

  /** The channel between components that a core's instructions reach at an address. */
  public Optional<ChannelConnection> channel(int core, int address) {
    return image.channels().stream()
        .filter(
            channel ->
                channel.writer().core() == core && channel.writer().address() == address
                    || channel.reader().core() == core && channel.reader().address() == address)
        .findFirst();
  }

  /** Names of all procedures and components. */
  public Set<String> procedures() {
    Set<String> names = new TreeSet<>();
    image
        .debug()
        .workspaces()
        .forEach(layout -> layout.procedures().forEach(each -> names.add(each.name())));
    return names;
  }

  /** Where a procedure or component begins, on every core that has its code. */
  public Set<Place> placesOfProcedure(String name) {
    Set<Place> places = new HashSet<>();
    for (int core = 0; core < image.codeOfCore().length; core++) {
      for (WorkspaceLayout.Procedure procedure : layout(core).procedures()) {
        if (procedure.name().equals(name)) {
          places.add(new Place(core, procedure.address()));
        }
      }
    }
    return places;
  }

  /** Names of the source files that there is code from. */
  public Set<String> files() {
    Set<String> files = new TreeSet<>();
    for (LineEntry[] entries : image.debug().lines()) {
      for (LineEntry entry : entries) {
        files.add(entry.position().file());
      }
    }
    return files;
  }

  /** The first line of a file at or after a line that there is code from. */
  public OptionalInt lineWithCode(String file, int line) {
    int found = Integer.MAX_VALUE;
    for (LineEntry[] entries : image.debug().lines()) {
      for (LineEntry entry : entries) {
        int here = entry.position().line();
        if (entry.position().file().equals(file) && here >= line) {
          found = Math.min(found, here);
        }
      }
    }
    return found == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(found);
  }

  /** Where the code of a line begins, on every core that has it. */
  public Set<Place> placesOfLine(String file, int line) {
    Set<Place> places = new HashSet<>();
    for (int core = 0; core < image.codeOfCore().length; core++) {
      int block = image.codeOfCore()[core];
      if (block >= 0 && block < image.debug().lines().size()) {
        for (int address : beginnings(image.debug().lines().get(block), file, line)) {
          places.add(new Place(core, address));
        }
      }
    }
    return places;
  }

  /** Code of one line may be in several places; each counts from where it begins. */
  private static List<Integer> beginnings(LineEntry[] entries, String file, int line) {
    List<Integer> addresses = new ArrayList<>();
    LineEntry previous = null;
    for (LineEntry entry : entries) {
      boolean isLine = isAt(entry, file, line);
      boolean continued =
          previous != null
              && isAt(previous, file, line)
              && previous.procedure().equals(entry.procedure());
      if (isLine && !continued) {
        addresses.add(entry.address());
      }
      previous = entry;
    }
    return addresses;
  }

  private static boolean isAt(LineEntry entry, String file, int line) {
    return entry.position().line() == line && entry.position().file().equals(file);
  }
}
