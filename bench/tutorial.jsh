// Imports for the Java of bench/README.md: jshell --class-path ... bench/tutorial.jsh
import java.nio.file.*;
import java.util.*;
import org.inmesh.bench.*;
import org.inmesh.bench.study.folder.StudyFolder;
import org.inmesh.bench.study.plan.StudyFile;
import org.inmesh.bench.study.table.*;
import org.inmesh.coresim.*;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.machine.*;
import org.inmesh.coresim.transputer.CoreInspection;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.placement.StrategyReader;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.measurement.*;
import org.inmesh.mesh.traffic.*;
import org.inmesh.programs.Form;
