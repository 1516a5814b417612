// Imports for the Java of bench/README.md: jshell --class-path ... bench/tutorial.jsh
import java.nio.file.*;
import java.util.*;
import org.inmesh.bench.*;
import org.inmesh.bench.study.PointResult;
import org.inmesh.bench.study.local.LocalStudy;
import org.inmesh.coresim.*;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.machine.*;
import org.inmesh.coresim.transputer.CoreInspection;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.measurement.*;
import org.inmesh.mesh.traffic.*;
