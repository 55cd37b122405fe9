package org.interagency.agency.agency;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class AgencyRepository implements PanacheRepositoryBase<AgencyEntity, UUID> {}
