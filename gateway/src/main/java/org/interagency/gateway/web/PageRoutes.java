package org.interagency.gateway.web;

import java.util.List;

/** The addresses of pages that belong together. */
interface PageRoutes {

    /** All addresses, each once. */
    List<PageRoute> all();
}
