package org.interagency.mapping.responsibility;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class ResponsibilityRepository implements PanacheRepositoryBase<ResponsibilityEntity, UUID> {}
