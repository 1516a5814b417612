package org.inmesh.loader;

import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.occam.checked.CheckedProgram;

/**
 * A program that is compiled for any machine.
 *
 * @param tree the checked tree
 * @param object code and components before they have a place
 */
public record CompiledProgram(CheckedProgram tree, ObjectProgram object) {}
