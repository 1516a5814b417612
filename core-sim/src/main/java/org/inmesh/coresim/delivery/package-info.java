/** Packets delivered once each and in order by a network that loses or reorders some. */
package org.inmesh.coresim.delivery;
