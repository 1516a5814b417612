package org.inmesh.cli;

import org.inmesh.mesh.NetworkSpecification;

/**
 * A network that the command line asks for.
 *
 * @param router as the user calls its routers
 */
record NamedNetwork(String router, NetworkSpecification specification) {}
