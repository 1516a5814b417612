/** Energy and area of routers and links, from published tables and counted flits. */
package org.inmesh.mesh.energy;
