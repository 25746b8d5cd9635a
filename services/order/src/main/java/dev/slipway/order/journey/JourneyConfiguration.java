package dev.slipway.order.journey;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "catalog", types = InnerJourneys.OfCatalog.class)
@ImportHttpServices(group = "todo", types = InnerJourneys.OfTodo.class)
class JourneyConfiguration {}
