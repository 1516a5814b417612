package org.inmesh.bench;

import org.inmesh.coresim.MachineSpecification;

/**
 * What is run for one row of a comparison.
 *
 * @param program in one of its forms
 * @param machine on which it runs
 */
public record ComparedRun(ExperimentProgram program, MachineSpecification machine) {}
