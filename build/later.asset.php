<?php return array('dependencies' => array('wp-i18n'), 'version' => '566e507961ee037adcdb');
