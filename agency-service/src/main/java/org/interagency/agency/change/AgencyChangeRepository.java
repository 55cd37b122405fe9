package org.interagency.agency.change;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class AgencyChangeRepository implements PanacheRepositoryBase<AgencyChangeEntity, String> {}
