package org.interagency.gateway.web;

import java.util.List;

/**
 * A territory of a tree in which some places are.
 *
 * @param isNamed whether it is one of the places, and not only what one of them is part of
 * @param parts the territories of the tree that are part of it, by name
 */
public record PlaceNode(FactLink link, boolean isNamed, List<PlaceNode> parts) {}
