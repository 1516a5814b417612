/**
 * What a picture of a run needs: what each core and each link did in each interval of time, what
 * each of them cost, and how long packets took. See {@code core-sim/energy.md}, "Maps".
 */
package org.inmesh.coresim.profile;
